# It is 12:00 UTC. The token was issued a minute ago.
curl -i -H "Authorization: Bearer $(node token.mjs 2026-11-24T11:59:00Z)" http://api.example.com/me
