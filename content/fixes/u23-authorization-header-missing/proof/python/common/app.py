# Run: uvicorn app:app --port 8080
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import HTTPBearer

app = FastAPI()
bearer = HTTPBearer()


@app.get("/me")
def me(login=Depends(bearer)):
    if login.credentials != "example-token":
        raise HTTPException(401, "Unknown token", {"WWW-Authenticate": 'Bearer error="invalid_token"'})
    return {"user": "alice"}
