import requests

password = "sécret"
response = requests.get("http://example.com/private/", auth=("alice", password))
print(response.status_code, response.reason)
