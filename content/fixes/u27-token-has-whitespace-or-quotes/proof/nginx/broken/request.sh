curl -i -H "Authorization: Basic $(echo alice:s3cret | base64)" http://example.com/private/
