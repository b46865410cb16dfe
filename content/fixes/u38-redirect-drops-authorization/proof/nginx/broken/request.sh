curl -i -L -u alice:s3cret http://example.com/private/
