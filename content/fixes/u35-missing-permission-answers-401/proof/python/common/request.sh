curl -i -X POST -H "Authorization: Bearer $(python3 make_token.py)" http://api.example.com/orders
