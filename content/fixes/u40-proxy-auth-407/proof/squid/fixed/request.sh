# -U is for the proxy.
curl -i -x http://proxy.example.com:3128 -U alice:s3cret http://example.com/
