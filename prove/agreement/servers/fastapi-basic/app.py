# Run: uvicorn app:app --port 8080
from secrets import compare_digest

from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import HTTPBasic

STAFF = {"alice": "s3cret", "carol": "pa:ss", "dora": "pässwörd", "erin": ">>>???"}
TEAM = {"bob": "t3am"}
ALL = ["GET", "HEAD", "POST", "OPTIONS"]
app = FastAPI()


def check(login, users, realm):
    known = users.get(login.username, "").encode()
    if not known or not compare_digest(login.password.encode(), known):
        raise HTTPException(401, "Wrong password", {"WWW-Authenticate": f'Basic realm="{realm}"'})


@app.api_route("/", methods=ALL)
def staff(login=Depends(HTTPBasic(realm="Staff"))):
    check(login, STAFF, "Staff")


@app.api_route("/team/", methods=ALL)
def team(login=Depends(HTTPBasic(realm="Team"))):
    check(login, TEAM, "Team")
