curl -i http://example.com/api/orders.json
