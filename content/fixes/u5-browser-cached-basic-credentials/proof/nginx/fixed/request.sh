# The new password, typed in after the old one was forgotten.
curl -i -u alice:new-s3cret http://example.com/private/
