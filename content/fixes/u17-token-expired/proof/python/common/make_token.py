# Prints an access token for alice, issued at the given time and good for 15 minutes.
import sys
from datetime import datetime, timedelta

import jwt

issued_at = datetime.fromisoformat(sys.argv[1])
claims = {"sub": "alice", "iat": issued_at, "exp": issued_at + timedelta(minutes=15)}
print(jwt.encode(claims, "s3cret", algorithm="HS256"))
