import axios from 'axios';

const headers = { Authorization: 'Bearer example-token' };

try {
  const { status } = await axios.post('http://api.example.com/notes', { headers });
  console.log('saved:', status);
} catch (error) {
  console.log(error.message);
}
