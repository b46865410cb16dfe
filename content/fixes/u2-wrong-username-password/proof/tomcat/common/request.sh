curl -i -u alice:s3cret http://example.com:8080/private/
