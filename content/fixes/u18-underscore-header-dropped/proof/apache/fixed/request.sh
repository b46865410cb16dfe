curl -i -H 'api-key: example-key' http://api.example.com/orders.php
