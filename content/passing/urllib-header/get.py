import urllib.error
import urllib.request

headers = {'Authorization': 'Basic YWxpY2U6czNjcmV0'}
for path in ('first', 'same', 'port', 'host'):
    try:
        urllib.request.urlopen(urllib.request.Request(f'http://example.com/{path}', headers=headers))
    except urllib.error.HTTPError as error:
        print(error)
