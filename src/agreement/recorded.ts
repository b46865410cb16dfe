import { settingIn } from './setting.ts';
import type { Answered, Recorded } from './types.ts';

/** A challenge with what differs from run to run given a fixed text. */
export function fixedChallenge(challenge: string): string {
  return challenge
    .replace(/\beyJ[\w.-]+/g, '{token}')
    .replace(/\b(nonce|opaque)="[^"]*"/g, '$1="0401example"');
}

/** Writes the answers of a server, a case a line, for people and for version control. */
export function formatRecorded({ program, date, files, setting, answers }: Recorded): string {
  const other = Object.keys(setting).length > 0;
  const head = { program, date, files, ...(other ? { setting } : {}) };
  const lines = Object.entries(answers).map(
    ([id, { status, challenges }]) =>
      `    ${JSON.stringify(id)}: ${JSON.stringify([status, ...challenges]).replace(/^\[(\d+),/, '[$1, ')}`,
  );
  const top = JSON.stringify(head, null, 2).replace(/\n\}$/, '');
  return `${top},\n  "answers": {\n${lines.join(',\n')}\n  }\n}\n`;
}

/** Reads what {@link formatRecorded} wrote; null when it is something else. */
export function readRecorded(text: string): Recorded | null {
  if (text === '') return null;
  const value: unknown = JSON.parse(text);
  if (!isObject(value) || !isObject(value['answers'])) return null;
  const { program, date, files } = value;
  if (typeof program !== 'string' || typeof date !== 'string' || typeof files !== 'string') return null;
  const answers = Object.entries(value['answers']).map(([id, answer]) => [id, readAnswer(answer)] as const);
  return {
    program,
    date,
    files,
    setting: settingIn(value['setting'] ?? {}),
    answers: Object.fromEntries(answers),
  };
}

function readAnswer(value: unknown): Answered {
  const [status, ...challenges]: readonly unknown[] = Array.isArray(value) ? value : [];
  return { status: Number(status), challenges: challenges.map(String) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
