curl -i -H 'X-API-Key: example-key-2026' http://api.example.com/orders
