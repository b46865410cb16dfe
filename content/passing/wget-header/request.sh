wget -qO- --header='Authorization: Basic YWxpY2U6czNjcmV0' http://example.com/first
wget -qO- --header='Authorization: Basic YWxpY2U6czNjcmV0' http://example.com/same
wget -qO- --header='Authorization: Basic YWxpY2U6czNjcmV0' http://example.com/port
wget -qO- --header='Authorization: Basic YWxpY2U6czNjcmV0' http://example.com/host
