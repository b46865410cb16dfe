curl -i -H 'api_key: example-key' http://api.example.com/orders.php
