const bearer = { headers: { Authorization: 'Bearer example-token' } };
await (await fetch('http://example.com/netrc')).text();
await (await fetch('http://example.com/own', bearer)).text();
await fetch('http://bob:s3cret@example.com/url').catch((error) => console.log(error.message));
