import requests

headers = {"Authorization": "Bearer example-token"}
response = requests.get("http://api.example.com:8080/me", headers=headers)
print(response.status_code, response.text)
