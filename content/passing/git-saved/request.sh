git ls-remote http://example.com/netrc
git -c http.extraHeader='Authorization: Bearer example-token' ls-remote http://example.com/own
git ls-remote http://bob:s3cret@example.com/url
