curl -i -u alice:s3cret http://example.com/private/
