curl -i -H 'X-API-Key: example-key' http://api.example.com/orders
