import Provider from 'oidc-provider';

const provider = new Provider('http://login.example.com', {
  clients: [
    {
      client_id: 'app',
      redirect_uris: ['http://app.example.com/signed-in'],
      grant_types: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_method: 'none',
    },
  ],
  findAccount: (context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  rotateRefreshToken: true,
  ttl: { AccessToken: 900, Grant: 86_400, IdToken: 900, RefreshToken: 86_400 },
});

// Alice signed in this morning, and the app got this refresh token.
const client = await provider.Client.find('app');
const grant = new provider.Grant({ accountId: 'alice', clientId: 'app' });
grant.addOIDCScope('openid');
const token = new provider.RefreshToken({
  client,
  accountId: 'alice',
  grantId: await grant.save(),
  scope: 'openid',
  gty: 'authorization_code',
});
token.jti = 'example-refresh-token';
await token.save();

provider.listen(process.env.PORT ?? 80, '127.0.0.1');
