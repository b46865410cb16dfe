curl -i -H "Authorization: Bearer $(node token.mjs)" http://registry.example.com:5000/v2/
