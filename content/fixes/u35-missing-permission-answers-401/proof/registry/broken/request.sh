# The list of all images, with a token for pulling one of them.
curl -i -H "Authorization: Bearer $(node token.mjs 'repository:app:pull')" \
  http://registry.example.com:5000/v2/_catalog
