curl -i -H 'Authorization: example-token' http://api.example.com/me
