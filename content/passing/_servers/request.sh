curl -H 'Authorization: Bearer example-token' http://example.com/bearer
curl -u alice:s3cret http://example.com/basic
curl -H 'Authorization: Bearer first' -H 'Authorization: Bearer second' http://example.com/two
curl -H "Authorization: Bearer $(printf %012288d 0)" http://example.com/long
curl -H 'api_key: example-key' http://example.com/underscore
