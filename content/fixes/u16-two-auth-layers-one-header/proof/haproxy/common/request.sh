# The password pleases HAProxy, but the API takes it for a token.
curl -i -u alice:s3cret http://example.com/api/me
# The token pleases the API, but HAProxy wants its password.
curl -i -H 'Authorization: Bearer example-token' http://example.com/api/me
