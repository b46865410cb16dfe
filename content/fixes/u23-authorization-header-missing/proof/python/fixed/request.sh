http -A bearer -a example-token http://api.example.com:8080/me
