# It is 12:00. The last click was at 9:00, and a session ends after half an hour.
curl -i -b 'session=example-session-of-this-morning' http://example.com/account
