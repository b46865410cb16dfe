# Run: flask run --port 8080
from flask import Flask, abort, request

app = Flask(__name__)


@app.get("/reports")
def reports():
    login = request.authorization
    if not login or (login.username, login.password) != ("alice", "s3cret"):
        abort(401)
    return {"reports": ["October", "November"]}
