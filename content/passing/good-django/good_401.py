import jwt
from django.http import JsonResponse
from rest_framework.exceptions import AuthenticationFailed, NotAuthenticated
from rest_framework.views import exception_handler

HELP = "https://fix401.example/fix"
MISSING = ("u23", "Send an access token in the Authorization header")
REASONS = {
    jwt.ExpiredSignatureError: ("u17", "The access token expired"),
    jwt.InvalidSignatureError: ("u32", "The signature of the token is not valid"),
    jwt.InvalidAudienceError: ("u30", "The token is for another API"),
    jwt.InvalidIssuerError: ("u31", "The token comes from another issuer"),
}
OTHER = ("u27", "The access token cannot be read")


def answer(error, context):
    if not isinstance(error, (NotAuthenticated, AuthenticationFailed)):
        return exception_handler(error, context)
    sent = isinstance(error, AuthenticationFailed)
    fix, title = REASONS.get(type(error.__cause__), OTHER) if sent else MISSING
    page = f"{HELP}/{fix}/"
    params = f', error="invalid_token", error_description="{title}"' if sent else ""
    body = {"type": page, "title": title, "status": 401}
    response = JsonResponse(body, status=401, content_type="application/problem+json")
    response["WWW-Authenticate"] = f'Bearer realm="orders"{params}, error_uri="{page}"'
    response["Link"] = f'<{page}>; rel="help"'
    response["Access-Control-Expose-Headers"] = "WWW-Authenticate, Link"
    response["Cache-Control"] = "no-store"
    return response
