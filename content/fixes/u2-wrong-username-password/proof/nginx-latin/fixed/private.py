import requests

password = "sécret"
response = requests.get("http://example.com/private/", auth=("alice", password.encode("utf-8")))
print(response.status_code, response.reason)
