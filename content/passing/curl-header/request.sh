curl -L -H 'Authorization: Basic YWxpY2U6czNjcmV0' http://example.com/first
curl -L -H 'Authorization: Basic YWxpY2U6czNjcmV0' http://example.com/same
curl -L -H 'Authorization: Basic YWxpY2U6czNjcmV0' http://example.com/port
curl -L -H 'Authorization: Basic YWxpY2U6czNjcmV0' http://example.com/host
