curl -i http://staging.example.com/
