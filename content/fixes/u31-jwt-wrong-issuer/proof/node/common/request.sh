curl -i -H "Authorization: Bearer $(node token.mjs)" http://api.example.com/me
