import requests

for path in ('first', 'same', 'port', 'host'):
    requests.get(f'http://example.com/{path}', auth=('alice', 's3cret'))
