# Plays the sign-in server: prints a token for alice and this API.
from datetime import datetime, timedelta, timezone

import jwt

expires = datetime.now(timezone.utc) + timedelta(minutes=15)
claims = {"sub": "alice", "aud": "https://api.example.com", "exp": expires}
print(jwt.encode(claims, "s3cret", algorithm="HS256"))
