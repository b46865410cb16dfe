const tokens = { access: null, refresh: 'example-refresh-token' };

async function refresh() {
  const response = await fetch('http://login.example.com/token', {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: 'app',
      refresh_token: tokens.refresh,
    }),
  });
  console.log('refresh:', response.status);
  if (!response.ok) return;
  const fresh = await response.json();
  tokens.access = fresh.access_token;
}

// Every 15 minutes, before the access token expires.
await refresh();
await refresh();

const me = await fetch('http://login.example.com/me', {
  headers: { Authorization: `Bearer ${tokens.access}` },
});
console.log('me:', me.status);
