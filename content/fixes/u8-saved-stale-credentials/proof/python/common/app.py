# Run: flask run --port 8080
from flask import Flask, request

app = Flask(__name__)


@app.get("/me")
def me():
    if request.headers.get("Authorization") != "Bearer example-token":
        challenge = 'Bearer realm="api", error="invalid_token"'
        return {"error": "unknown token"}, 401, {"WWW-Authenticate": challenge}
    return {"user": "alice"}
