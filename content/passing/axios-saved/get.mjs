import axios from 'axios';

const bearer = { headers: { Authorization: 'Bearer example-token' } };
await axios.get('http://example.com/netrc', { validateStatus: () => true });
await axios.get('http://example.com/own', bearer);
await axios.get('http://bob:s3cret@example.com/url');
