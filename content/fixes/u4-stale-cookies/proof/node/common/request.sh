# Sign in, then open the page. cookies.txt is what the browser has stored.
curl -i -b cookies.txt -c cookies.txt -d 'user=alice&password=s3cret' http://example.com/login
curl -i -b cookies.txt http://example.com/account
