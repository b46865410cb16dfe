# The cookie is ten minutes old. The server was started anew since.
curl -i -b 'session=eyJ1c2VyIjoiYWxpY2UifQ.awV56A.3MRm7pK894pCMje0akEgxqS1yoA' http://example.com/account
