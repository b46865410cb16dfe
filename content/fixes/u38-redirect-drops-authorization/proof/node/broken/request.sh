curl -i -L -H 'Authorization: Bearer example-token' http://example.com/me
