# Run: uvicorn app:app --port 8080
from secrets import compare_digest

from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import APIKeyHeader

app = FastAPI()


@app.api_route("/", methods=["GET", "HEAD", "OPTIONS"])
def me(key=Depends(APIKeyHeader(name="X-API-Key"))):
    if not compare_digest(key.encode(), b"example-key-0401"):
        raise HTTPException(401, "Unknown key", {"WWW-Authenticate": 'ApiKey realm="api"'})
    return {"user": "alice"}
