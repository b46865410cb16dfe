curl -i -H 'Authorization: Bearer example-token' http://api.example.com/me
