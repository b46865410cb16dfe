# Plays the sign-in server: prints a token for alice.
from datetime import datetime, timedelta, timezone

import jwt

expires = datetime.now(timezone.utc) + timedelta(minutes=15)
print(jwt.encode({"sub": "alice", "exp": expires}, "new-s3cret", algorithm="HS256"))
