# Run: uvicorn app:app --port 8080
import jwt
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import HTTPBearer

app = FastAPI()


@app.api_route("/", methods=["GET", "HEAD", "POST", "OPTIONS"])
def me(login=Depends(HTTPBearer())):
    try:
        claims = jwt.decode(
            login.credentials,
            "example-secret-of-more-than-32-bytes",
            algorithms=["HS256"],
            issuer="https://id.example.com",
            audience="https://api.example.com",
        )
    except jwt.InvalidTokenError as error:
        raise HTTPException(401, str(error), {"WWW-Authenticate": 'Bearer error="invalid_token"'})
    return {"user": claims.get("sub")}
