import jwt from '@fastify/jwt';
import fastify from 'fastify';

const HELP = 'https://fix401.example/fix';
const MISSING = { fix: 'u23', title: 'Send an access token in the Authorization header' };
const REASONS = {
  FST_JWT_NO_AUTHORIZATION_IN_HEADER: MISSING,
  FST_JWT_BAD_REQUEST: MISSING,
  FST_JWT_AUTHORIZATION_TOKEN_EXPIRED: { fix: 'u17', title: 'The access token expired' },
};
// FST_JWT_AUTHORIZATION_TOKEN_INVALID says in its message which check failed.
const CHECKS = [
  [/aud claim/, { fix: 'u30', title: 'The token is for another API' }],
  [/iss claim/, { fix: 'u31', title: 'The token comes from another issuer' }],
  [/signature/, { fix: 'u32', title: 'The signature of the token is not valid' }],
];
const OTHER = { fix: 'u27', title: 'The access token cannot be read' };
const reasonOf = ({ code, message }) =>
  REASONS[code] ?? CHECKS.find(([words]) => words.test(message))?.[1] ?? OTHER;

const app = fastify();
app.register(jwt, {
  secret: 's3cret-s3cret-s3cret-s3cret-s3cret',
  verify: { algorithms: ['HS256'], allowedIss: 'https://login.example.com', allowedAud: 'orders' },
});

app.setErrorHandler((error, request, reply) => {
  if (!error.code?.startsWith('FST_JWT_')) return reply.send(error);
  const reason = reasonOf(error);
  const page = `${HELP}/${reason.fix}/`;
  const params = ['realm="orders"'];
  if (reason !== MISSING) params.push('error="invalid_token"', `error_description="${reason.title}"`);
  return reply
    .code(401)
    .header('WWW-Authenticate', `Bearer ${params.join(', ')}, error_uri="${page}"`)
    .header('Link', `<${page}>; rel="help"`)
    .header('Access-Control-Expose-Headers', 'WWW-Authenticate, Link')
    .header('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify({ type: page, title: reason.title, status: 401 }));
});

app.get('/orders/', async (request) => {
  const { sub } = await request.jwtVerify();
  return { user: sub };
});

app.listen({ port: process.env.PORT ?? 80, host: '127.0.0.1' });
