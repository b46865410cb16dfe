http http://example.com/netrc
http http://example.com/own 'Authorization: Bearer example-token'
http http://bob:s3cret@example.com/url
