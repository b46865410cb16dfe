curl -i -u alice:S3CRET http://example.com/private/
