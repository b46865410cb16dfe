def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain')])
    names = ('HTTP_AUTHORIZATION', 'HTTP_API_KEY')
    return [f'{name}: {environ[name]}\n'.encode() for name in names if name in environ]
