# Run: flask run --port 8080
from flask import Flask, abort, request
from werkzeug.datastructures import WWWAuthenticate

app = Flask(__name__)


@app.get("/reports")
def reports():
    login = request.authorization
    if not login or (login.username, login.password) != ("alice", "s3cret"):
        abort(401, www_authenticate=WWWAuthenticate("basic", {"realm": "Reports"}))
    return {"reports": ["October", "November"]}
