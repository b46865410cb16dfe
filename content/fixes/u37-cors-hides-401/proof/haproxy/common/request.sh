curl -i -H 'Origin: https://app.example.com' http://api.example.com/me
