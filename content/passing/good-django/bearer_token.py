import jwt
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed

KEY = "s3cret-s3cret-s3cret-s3cret-s3cret"


class Caller:
    is_authenticated = True

    def __init__(self, claims):
        self.username = claims["sub"]


class BearerToken(BaseAuthentication):
    def authenticate(self, request):
        scheme, _, token = get_authorization_header(request).decode("latin-1").partition(" ")
        if scheme.lower() != "bearer":
            return None
        try:
            checks = {"audience": "orders", "issuer": "https://login.example.com"}
            claims = jwt.decode(token.strip(), KEY, algorithms=["HS256"], **checks)
        except jwt.InvalidTokenError as error:
            raise AuthenticationFailed(code="invalid_token") from error
        return Caller(claims), claims

    def authenticate_header(self, request):
        return 'Bearer realm="orders"'
