# Run: flask run --port 8080
import jwt
from flask import Flask, request

app = Flask(__name__)


@app.route("/", methods=["GET", "HEAD", "POST", "OPTIONS"])
def me():
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    try:
        claims = jwt.decode(
            token,
            "example-secret-of-more-than-32-bytes",
            algorithms=["HS256"],
            issuer="https://id.example.com",
            audience="https://api.example.com",
        )
    except jwt.InvalidTokenError as error:
        return {"error": str(error)}, 401, {"WWW-Authenticate": 'Bearer error="invalid_token"'}
    return {"user": claims.get("sub")}
