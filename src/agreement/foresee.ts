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
      const policy = policyOf(scheme, asked.target, setting);
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

/** A request of a case in the terms of the engine; the blanks around field values are still there. */
export function incomingOf({ method, target, lines, body }: Asked): Incoming {
  const bytes = Uint8Array.from(body, (char) => char.charCodeAt(0));
  const all: readonly FieldLine[] = [['Host', 'example.com'], ...lines];
  return { method, target, origin: 'http://example.com', lines: all, body: bytes };
}
