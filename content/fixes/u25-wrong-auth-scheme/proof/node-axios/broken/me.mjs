import axios from 'axios';

const api = axios.create({
  baseURL: 'http://api.example.com',
  auth: { username: 'alice', password: 's3cret' },
  headers: { Authorization: 'Bearer example-token' },
  validateStatus: null,
});

const { status, data } = await api.get('/me');
console.log(status, data);
