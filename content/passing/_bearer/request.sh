curl http://example.com/orders/
curl -H 'Authorization: Basic YWxpY2U6czNjcmV0' http://example.com/orders/
curl -H "Authorization: Bearer $(node token.mjs 2026-11-24T11:00:00Z)" http://example.com/orders/
curl -H "Authorization: Bearer $(node token.mjs 2026-11-24T11:55:00Z billing)" http://example.com/orders/
curl -H 'Authorization: Bearer garbled' http://example.com/orders/
curl -H "Authorization: Bearer $(node token.mjs 2026-11-24T11:55:00Z)" http://example.com/orders/
