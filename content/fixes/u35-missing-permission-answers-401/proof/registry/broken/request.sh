# A push begins. The token was issued for pulling.
curl -i -X POST -H "Authorization: Bearer $(node token.mjs pull)" \
  http://registry.example.com:5000/v2/app/blobs/uploads/
