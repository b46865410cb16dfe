JWT_SECRET = "new-s3cret"
