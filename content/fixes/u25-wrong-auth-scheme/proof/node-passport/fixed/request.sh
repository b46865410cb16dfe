curl -i -u alice:s3cret http://api.example.com/me
