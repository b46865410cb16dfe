const headers = { Authorization: 'Basic YWxpY2U6czNjcmV0' };
for (const path of ['first', 'same', 'port', 'host']) {
  const response = await fetch(`http://example.com/${path}`, { headers });
  console.log(path, response.status, await response.text());
}
