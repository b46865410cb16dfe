curl -i -L --max-redirs 6 -b jar -c jar http://example.com/account
