curl -i -H 'Authorization: Bearer example-token' http://example.com/api/me
