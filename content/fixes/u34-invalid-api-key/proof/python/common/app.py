# Run: uvicorn app:app --port 8080
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import APIKeyHeader

app = FastAPI()
api_key = APIKeyHeader(name="X-API-Key")
keys = {"example-key-2026": "alice"}


@app.get("/orders")
def orders(key=Depends(api_key)):
    if key not in keys:
        raise HTTPException(401, "Invalid API key")
    return {"user": keys[key], "orders": [{"id": 1, "total": 20}]}
