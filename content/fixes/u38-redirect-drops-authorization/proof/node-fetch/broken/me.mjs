const response = await fetch('http://example.com/me', {
  headers: { Authorization: 'Bearer example-token' },
});
console.log(response.status, response.url, await response.text());
