import requests

session = requests.Session()
session.trust_env = False
session.headers["Authorization"] = "Bearer example-token"
response = session.get("http://api.example.com:8080/me")
print(response.status_code, response.text)
