curl http://example.com/orders/
curl -H 'Authorization: Basic YWxpY2U6czNjcmV0' http://example.com/orders/
curl -H 'Authorization: Bearer old-token' http://example.com/orders/
curl -H 'Authorization: Bearer example-token' http://example.com/orders/
