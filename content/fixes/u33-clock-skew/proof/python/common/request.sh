curl -i -H "Authorization: Bearer $(python3 make_token.py)" http://api.example.com/me
