import requests

requests.get('http://example.com/netrc')
requests.get('http://example.com/own', headers={'Authorization': 'Bearer example-token'})
requests.get('http://bob:s3cret@example.com/url')
