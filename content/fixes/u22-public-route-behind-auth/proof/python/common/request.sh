curl -i -d 'username=alice&password=s3cret' http://api.example.com/login
