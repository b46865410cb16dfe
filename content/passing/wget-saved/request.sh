wget -qO- http://example.com/netrc
wget -qO- --header='Authorization: Bearer example-token' http://example.com/own
wget -qO- http://bob:s3cret@example.com/url
