import axios from 'axios';

const settings = { auth: { username: 'alice', password: 's3cret' }, validateStatus: () => true };
for (const path of ['first', 'same', 'port', 'host']) {
  console.log(path, (await axios.get(`http://example.com/${path}`, settings)).status);
}
