JWT_SECRET = "old-s3cret"
