from pathlib import Path

import requests

key = Path("key.txt").read_text().strip()
response = requests.get("http://api.example.com:8080/orders", headers={"X-API-Key": key})
print(response.status_code, response.text)
