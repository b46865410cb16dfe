# Run: flask run --port 8080
import secrets

from flask import Flask, session

app = Flask(__name__)
app.secret_key = secrets.token_hex()


@app.get("/account")
def account():
    if "user" not in session:
        return {"error": "Please log in"}, 401
    return {"user": session["user"]}
