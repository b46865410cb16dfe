# Run: flask run --port 8080
from pathlib import Path

from flask import Flask, session

app = Flask(__name__)
app.secret_key = Path("secret-key").read_text().strip()


@app.get("/account")
def account():
    if "user" not in session:
        return {"error": "Please log in"}, 401
    return {"user": session["user"]}
