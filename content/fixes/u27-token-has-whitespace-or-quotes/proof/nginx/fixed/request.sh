curl -i -H "Authorization: Basic $(printf %s alice:s3cret | base64)" http://example.com/private/
