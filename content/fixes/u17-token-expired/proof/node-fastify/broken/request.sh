# It is 12:00 UTC. The token was issued an hour ago.
curl -i -H "Authorization: Bearer $(node token.mjs 2026-11-24T11:00:00Z)" http://api.example.com/me
