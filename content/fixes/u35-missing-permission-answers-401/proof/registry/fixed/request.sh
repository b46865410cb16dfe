# The list of all images, with a token for the list.
curl -i -H "Authorization: Bearer $(node token.mjs 'registry:catalog:*')" \
  http://registry.example.com:5000/v2/_catalog
