curl -i http://api.example.com/me
