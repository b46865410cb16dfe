import axios from 'axios';

const headers = { Authorization: 'Bearer example-token' };

try {
  const { status } = await axios.post('http://api.example.com/notes', { text: 'hello' }, { headers });
  console.log('saved:', status);
} catch (error) {
  console.log(error.message);
}
