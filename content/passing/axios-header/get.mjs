import axios from 'axios';

const settings = { headers: { Authorization: 'Basic YWxpY2U6czNjcmV0' }, validateStatus: () => true };
for (const path of ['first', 'same', 'port', 'host']) {
  console.log(path, (await axios.get(`http://example.com/${path}`, settings)).status);
}
