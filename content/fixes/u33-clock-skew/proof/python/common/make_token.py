# Plays the sign-in server, whose clock is 90 seconds ahead: prints a token for alice.
from datetime import datetime, timedelta, timezone

import jwt

now = datetime.now(timezone.utc) + timedelta(seconds=90)
claims = {"sub": "alice", "iat": now, "exp": now + timedelta(minutes=15)}
print(jwt.encode(claims, "s3cret", algorithm="HS256"))
