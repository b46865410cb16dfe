curl -i 'http://api.example.com/orders?api_key=example-key'
