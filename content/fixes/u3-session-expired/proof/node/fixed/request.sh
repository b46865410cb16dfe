# Sign in again, then open the page with the new cookie.
curl -i -c jar -d 'user=alice&password=s3cret' http://example.com/login
curl -i -b jar http://example.com/account
