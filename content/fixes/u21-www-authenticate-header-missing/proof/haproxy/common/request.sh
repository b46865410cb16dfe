# curl has the password and sends it once the server says how.
curl -i --anyauth -u alice:s3cret http://example.com/reports/
