# Run: uvicorn app:app --port 8080
import jwt
from fastapi import Depends, FastAPI, HTTPException, Security
from fastapi.security import OAuth2PasswordBearer, SecurityScopes

app = FastAPI()
bearer = OAuth2PasswordBearer(tokenUrl="token", scopes={"orders:write": "Create orders"})


def claims(needed: SecurityScopes, token=Depends(bearer)):
    def refuse(status, detail, challenge):
        return HTTPException(status, detail, {"WWW-Authenticate": f"Bearer {challenge}"})

    try:
        found = jwt.decode(token, "s3cret", algorithms=["HS256"])
    except jwt.InvalidTokenError as error:
        raise refuse(401, str(error), 'error="invalid_token"')
    if not set(needed.scopes) <= set(found["scope"].split()):
        challenge = f'error="insufficient_scope", scope="{needed.scope_str}"'
        raise refuse(403, "Not enough permissions", challenge)
    return found


@app.post("/orders", status_code=201)
def create_order(user=Security(claims, scopes=["orders:write"])):
    return {"id": 2}
