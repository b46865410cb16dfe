http --follow http://example.com/first 'Authorization: Basic YWxpY2U6czNjcmV0'
http --follow http://example.com/same 'Authorization: Basic YWxpY2U6czNjcmV0'
http --follow http://example.com/port 'Authorization: Basic YWxpY2U6czNjcmV0'
http --follow http://example.com/host 'Authorization: Basic YWxpY2U6czNjcmV0'
