import requests

headers = {'Authorization': 'Basic YWxpY2U6czNjcmV0'}
for path in ('first', 'same', 'port', 'host'):
    requests.get(f'http://example.com/{path}', headers=headers)
