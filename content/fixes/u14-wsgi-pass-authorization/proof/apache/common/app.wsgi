import json


def application(environ, start_response):
    authorization = environ.get("HTTP_AUTHORIZATION")
    if authorization == "Bearer example-token":
        return answer(start_response, "200 OK", {"user": "alice"})
    detail = "Authentication credentials were not provided."
    challenge = ("WWW-Authenticate", 'Bearer realm="api"')
    return answer(start_response, "401 Unauthorized", {"detail": detail}, challenge)


def answer(start_response, status, content, *headers):
    body = json.dumps(content).encode()
    length = ("Content-Length", str(len(body)))
    start_response(status, [("Content-Type", "application/json"), length, *headers])
    return [body]
