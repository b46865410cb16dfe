curl -i http://example.com/
