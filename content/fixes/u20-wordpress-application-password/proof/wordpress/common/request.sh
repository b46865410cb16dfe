curl -i -u 'alice:abcd EFGH 1234 ijkl MNOP 6789' \
  'https://example.com/wp-json/wp/v2/users/me?_fields=id,slug'
