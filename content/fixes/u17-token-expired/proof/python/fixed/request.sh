# It is 12:00 UTC. The token was issued a minute ago.
TOKEN=$(python3 make_token.py 2026-11-24T11:59+00:00)
curl -i -H "Authorization: Bearer $TOKEN" http://api.example.com/me
