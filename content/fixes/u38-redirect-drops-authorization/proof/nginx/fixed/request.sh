curl -i -L -u alice:s3cret http://www.example.com/private/
