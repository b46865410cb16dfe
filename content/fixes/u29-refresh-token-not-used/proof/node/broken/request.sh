# The token of an hour ago: refused, and refused again.
curl -i -H "Authorization: Bearer $(cat old-token.txt)" http://api.example.com/me
curl -i -H "Authorization: Bearer $(cat old-token.txt)" http://api.example.com/me
