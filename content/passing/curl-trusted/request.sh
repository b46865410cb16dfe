curl --location-trusted -u alice:s3cret http://example.com/first
curl --location-trusted -u alice:s3cret http://example.com/same
curl --location-trusted -u alice:s3cret http://example.com/port
curl --location-trusted -u alice:s3cret http://example.com/host
