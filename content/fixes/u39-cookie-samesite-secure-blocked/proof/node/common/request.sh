curl -i -c jar -X POST https://example.com/login
curl -i -b jar https://example.com/account
