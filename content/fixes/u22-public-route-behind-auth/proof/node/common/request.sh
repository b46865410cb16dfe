curl -i -d 'user=alice&password=s3cret' http://api.example.com/login
