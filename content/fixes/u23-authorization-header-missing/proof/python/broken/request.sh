http http://api.example.com:8080/me
