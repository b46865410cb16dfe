# The browser still remembers the old password.
curl -i -u alice:old-s3cret http://example.com/private/
