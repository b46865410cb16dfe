curl -n http://example.com/netrc
curl -n -H 'Authorization: Bearer example-token' http://example.com/own
curl http://bob:s3cret@example.com/url
