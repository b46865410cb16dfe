curl -i -H 'Authorization: Token example-token' http://api.example.com/me
