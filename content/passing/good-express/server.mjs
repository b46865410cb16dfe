import express from 'express';
import { errors, jwtVerify } from 'jose';

const HELP = 'https://fix401.example/fix';
const KEY = new TextEncoder().encode('s3cret-s3cret-s3cret-s3cret-s3cret');
const CHECKS = { algorithms: ['HS256'], issuer: 'https://login.example.com', audience: 'orders' };
const MISSING = { fix: 'u23', title: 'Send an access token in the Authorization header' };
const REASONS = {
  ERR_JWT_EXPIRED: { fix: 'u17', title: 'The access token expired' },
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: { fix: 'u32', title: 'The signature of the token is not valid' },
  aud: { fix: 'u30', title: 'The token is for another API' },
  iss: { fix: 'u31', title: 'The token comes from another issuer' },
};
const OTHER = { fix: 'u27', title: 'The access token cannot be read' };

function refuse(response, { fix, title }, error) {
  const page = `${HELP}/${fix}/`;
  const params = ['realm="orders"'];
  if (error) params.push(`error="${error}"`, `error_description="${title}"`);
  response
    .status(401)
    .set('WWW-Authenticate', `Bearer ${params.join(', ')}, error_uri="${page}"`)
    .set('Link', `<${page}>; rel="help"`)
    .set('Access-Control-Expose-Headers', 'WWW-Authenticate, Link')
    .set('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify({ type: page, title, status: 401 }));
}

async function requireToken(request, response, next) {
  const [, token] = /^Bearer +(\S+)$/i.exec(request.get('Authorization') ?? '') ?? [];
  if (token === undefined) return refuse(response, MISSING);
  try {
    request.claims = (await jwtVerify(token, KEY, CHECKS)).payload;
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    return refuse(response, REASONS[error.code] ?? REASONS[error.claim] ?? OTHER, 'invalid_token');
  }
  next();
}

const app = express();
app.disable('x-powered-by');
app.get('/orders/', requireToken, (request, response) => response.json({ user: request.claims.sub }));
app.listen(process.env.PORT ?? 80, '127.0.0.1');
