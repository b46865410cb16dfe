import type { FieldLine, Incoming } from '#http-auth/types.ts';
import { decideAs, type Foreseen } from './decide-as.ts';
import type { Deviation } from './deviation.ts';
import { playCase } from './play.ts';
import { engineSetting, environment, policyOf } from './policies.ts';
import type { ServerSetting } from './setting.ts';
import type { Asked, PlainCase, SchemeId } from './types.ts';

/** Plays a case on the engine, as a program with these deviations would answer it. */
export async function foresee(
  scheme: SchemeId,
  plain: PlainCase,
  deviations: readonly Deviation[],
  setting: ServerSetting = {},
): Promise<Foreseen> {
  const env = environment();
  let last: Foreseen | null = null;
  await playCase(
    plain,
    async (asked) => {
      const policy = policyOf(scheme, asked.target);
      const answer = await decideAs(deviations, incomingOf(asked), policy, env);
      // What lies behind a proxy that lets pass asks for nothing here.
      last =
        scheme === 'proxy' && answer.status === 401 ? { ...answer, status: 200, challenges: [] } : answer;
      return last;
    },
    engineSetting(setting),
  );
  if (last === null) throw new TypeError(`The case ${plain.id} asks nothing`);
  return last;
}

const BLANKS = /^[ \t]+|[ \t]+$/g;

/** A request as the engine reads it: field values without the blanks around them (RFC 9110 §5.5). */
export function incomingOf({ method, target, lines, body }: Asked): Incoming {
  const trimmed = lines.map(([name, value]): FieldLine => [name, value.replace(BLANKS, '')]);
  const bytes = Uint8Array.from(body, (char) => char.charCodeAt(0));
  return {
    method,
    target,
    origin: 'http://example.com',
    lines: [['Host', 'example.com'], ...trimmed],
    body: bytes,
  };
}
