import { readQop } from '#http-auth/digest/challenge.ts';
import { digestCredentials } from '#http-auth/digest/credentials.ts';
import { digestAlgorithm } from '#http-auth/digest/hash.ts';
import { param } from '#http-auth/grammar/format.ts';
import { type Fields, text, texts } from './case.ts';

/** Answers a challenge made of the input's fields with the password of the case. */
export function answerDigest(input: Fields): Fields {
  const named = texts(input, 'algorithm')?.[0];
  const algorithm = digestAlgorithm(named);
  if (algorithm === null) return { error: true };
  const challenge = {
    realm: text(input, 'realm'),
    nonce: text(input, 'nonce'),
    algorithm,
    namesAlgorithm: named !== undefined,
    qop: readQop(texts(input, 'qop')?.join(',')),
    opaque: texts(input, 'opaque')?.[0] ?? null,
    domain: [],
    stale: false,
    userhash: String(input['userhash']) === 'true',
  };
  const credentials = digestCredentials(challenge, {
    username: text(input, 'username'),
    password: text(input, 'password'),
    method: text(input, 'method'),
    uri: text(input, 'uri'),
    count: Number.parseInt(text(input, 'nc', '00000001'), 16),
    cnonce: text(input, 'cnonce'),
    body: new TextEncoder().encode(text(input, 'body')),
  });
  return {
    response: param(credentials, 'response'),
    username: param(credentials, 'username'),
    usernameExt: param(credentials, 'username*'),
  };
}
