curl -i -X POST -H "Authorization: Bearer $(node token.mjs)" http://api.example.com/orders
