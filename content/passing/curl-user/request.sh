curl -L -u alice:s3cret http://example.com/first
curl -L -u alice:s3cret http://example.com/same
curl -L -u alice:s3cret http://example.com/port
curl -L -u alice:s3cret http://example.com/host
