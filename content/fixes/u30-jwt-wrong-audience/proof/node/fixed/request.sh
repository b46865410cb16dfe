curl -i -H "Authorization: Bearer $(node token.mjs https://api.example.com)" http://api.example.com/me
