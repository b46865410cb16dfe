curl -i --netrc http://example.com/private/
