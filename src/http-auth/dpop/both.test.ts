import { describe, expect, test } from 'vitest';
import { fieldValues } from '../fields.ts';
import type { FieldLine } from '../types.ts';
import { ask, BEARER, BOUND, DPOP, FREE, prove, withProof } from './fixtures/ask.ts';

describe('a resource that accepts Bearer and DPoP', () => {
  const accepts = [BEARER, DPOP] as const;
  const PLAIN = ['Bearer realm="account"', 'DPoP realm="account", algs="ES256 PS256"'];
  const fault = (code: string, description: string) =>
    `, error="${code}", error_description="${description}"`;
  const TWICE = fault('invalid_request', 'More than one Authorization line');
  const AMBIGUOUS = fault('invalid_request', 'The request holds more than one access token');
  const NO_PROOF = fault('invalid_dpop_proof', 'The request needs exactly one DPoP proof');
  const NOT_BEARER = fault(
    'invalid_token',
    'The access token is bound to a key and has to be sent with DPoP',
  );
  const MALFORMED = fault('invalid_token', 'The access token is malformed');

  test.each<
    [
      row: string,
      why: string,
      lines: () => readonly FieldLine[],
      status: number,
      bearer: string | null,
      dpop: string | null,
    ]
  >([
    ['P6', 'nothing sent: no error', () => [], 401, '', ''],
    ['P6', 'a wrong Bearer token', () => [['Authorization', 'Bearer example']], 401, MALFORMED, ''],
    ['P6', 'DPoP without a proof', () => [['Authorization', `DPoP ${BOUND}`]], 401, '', NO_PROOF],
    ['P5', 'a bound token as Bearer', () => [['Authorization', `Bearer ${BOUND}`]], 401, NOT_BEARER, ''],
    [
      'P6',
      'Bearer and DPoP lines: in both',
      () => [
        ['Authorization', `Bearer ${FREE}`],
        ['Authorization', `DPoP ${BOUND}`],
      ],
      400,
      TWICE,
      TWICE,
    ],
    [
      'P6',
      'an empty Bearer token: in its own alone',
      () => [['Authorization', 'Bearer']],
      400,
      fault('invalid_request', 'The access token is missing'),
      null,
    ],
    [
      'P6',
      'a token that is not bound, as Bearer',
      () => [['Authorization', `Bearer ${FREE}`]],
      200,
      null,
      null,
    ],
  ])('%s: %s', async (_row, _why, lines, status, bearer, dpop) => {
    const decision = await ask(lines(), { accepts });
    const expected = [
      bearer === null ? [] : `${PLAIN[0]}${bearer}`,
      dpop === null ? [] : `${PLAIN[1]}${dpop}`,
    ].flat();
    expect([decision.status, fieldValues(decision, 'WWW-Authenticate')]).toEqual([status, expected]);
  });

  test('P5: the same with a proof beside it', async () => {
    const lines: readonly FieldLine[] = [
      ['Authorization', `Bearer ${BOUND}`],
      ['DPoP', await prove()],
    ];
    const { status, trace } = await ask(lines, { accepts });
    expect([status, trace.at(-1)?.step, trace.at(-1)?.fix]).toEqual([401, 'bearer.bound', 'u25']);
  });

  test('P6: DPoP in the header and Bearer in the query: in both', async () => {
    const target = `/account?access_token=${FREE}`;
    const decision = await ask(withProof(await prove()), { accepts, target });
    expect([decision.status, decision.trace.at(-1)?.step]).toEqual([400, 'bearer.single']);
    expect(fieldValues(decision, 'WWW-Authenticate')).toEqual(PLAIN.map((line) => `${line}${AMBIGUOUS}`));
  });

  test('P6: DPoP in the header is let in where the query is not read', async () => {
    const target = `/account?access_token=${FREE}`;
    const header = { ...BEARER, methods: ['header'] } as const;
    expect((await ask(withProof(await prove()), { accepts: [header, DPOP], target })).status).toBe(200);
  });
});
