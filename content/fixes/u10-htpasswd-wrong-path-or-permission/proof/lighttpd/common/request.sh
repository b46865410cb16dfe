curl -i http://example.com/private/
curl -i -u alice:s3cret http://example.com/private/
