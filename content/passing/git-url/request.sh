git ls-remote http://alice:s3cret@example.com/first
git ls-remote http://alice:s3cret@example.com/same
git ls-remote http://alice:s3cret@example.com/port
git ls-remote http://alice:s3cret@example.com/host
