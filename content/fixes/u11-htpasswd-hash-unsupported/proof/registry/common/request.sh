curl -i -u alice:s3cret http://registry.example.com:5000/v2/
