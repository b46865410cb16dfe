# wget has the password and sends it once the server says how.
wget --user alice --password s3cret http://example.com:8080/reports
