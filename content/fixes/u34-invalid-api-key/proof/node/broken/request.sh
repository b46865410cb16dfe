# Cut short when it was copied.
curl -i -H 'X-API-Key: example-key-202' http://api.example.com/orders
