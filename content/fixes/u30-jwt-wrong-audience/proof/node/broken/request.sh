curl -i -H "Authorization: Bearer $(node token.mjs https://files.example.com)" http://api.example.com/me
