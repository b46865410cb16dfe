# The token of an hour ago is refused: get a new one, and repeat the request once.
curl -i -H "Authorization: Bearer $(cat old-token.txt)" http://api.example.com/me
token=$(curl -d 'grant_type=refresh_token&refresh_token=example-refresh-token' http://api.example.com/token |
  node -p 'JSON.parse(fs.readFileSync(0)).access_token')
curl -i -H "Authorization: Bearer $token" http://api.example.com/me
