curl -i http://example.com/private/
