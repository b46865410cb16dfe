const response = await fetch('http://api.example.com/me', {
  headers: { Authorization: 'Bearer example-token' },
});
console.log(response.status, response.url, await response.text());
