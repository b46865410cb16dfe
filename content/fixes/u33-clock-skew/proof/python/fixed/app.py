# Run: flask run --port 8080
import jwt
from flask import Flask, request

app = Flask(__name__)


@app.get("/me")
def me():
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    try:
        claims = jwt.decode(token, "s3cret", algorithms=["HS256"], leeway=120)
    except jwt.InvalidTokenError as error:
        return {"error": str(error)}, 401, {"WWW-Authenticate": 'Bearer error="invalid_token"'}
    return {"user": claims["sub"]}
