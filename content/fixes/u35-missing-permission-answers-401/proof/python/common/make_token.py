# Plays the sign-in server: prints a token that may read orders, not write them.
from datetime import datetime, timedelta, timezone

import jwt

expires = datetime.now(timezone.utc) + timedelta(minutes=15)
claims = {"sub": "alice", "scope": "orders:read", "exp": expires}
print(jwt.encode(claims, "s3cret", algorithm="HS256"))
