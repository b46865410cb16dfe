# Right password, and the sign-in form again.
curl -i -L -b jar -c jar -d 'password=s3cret' http://example.com/login
