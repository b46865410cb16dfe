curl -i -H "Authorization: Bearer $(cat token.txt)" http://api.example.com/me
