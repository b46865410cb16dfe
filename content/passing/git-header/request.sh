git -c http.extraHeader='Authorization: Basic YWxpY2U6czNjcmV0' ls-remote http://example.com/first
git -c http.extraHeader='Authorization: Basic YWxpY2U6czNjcmV0' ls-remote http://example.com/same
git -c http.extraHeader='Authorization: Basic YWxpY2U6czNjcmV0' ls-remote http://example.com/port
git -c http.extraHeader='Authorization: Basic YWxpY2U6czNjcmV0' ls-remote http://example.com/host
