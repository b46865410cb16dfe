# Run: uvicorn app:app --port 8080
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import OAuth2PasswordBearer

app = FastAPI()
bearer = OAuth2PasswordBearer(tokenUrl="token")


@app.get("/me")
def me(token=Depends(bearer)):
    if token != "example-token":
        raise HTTPException(401, "Unknown token", {"WWW-Authenticate": 'Bearer error="invalid_token"'})
    return {"user": "alice"}
