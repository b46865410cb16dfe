# -u is for the site.
curl -i -x http://proxy.example.com:3128 -u alice:s3cret http://example.com/
