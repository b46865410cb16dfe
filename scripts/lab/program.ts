import { spawn, spawnSync } from 'node:child_process';

/** The version of a program by its own word, or null when it is not installed. */
export function versionOf(program: string): string | null {
  const { stdout, error } = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  return error === undefined ? (/\d+(?:\.\d+)+/.exec(stdout)?.[0] ?? null) : null;
}

/** Runs a program with no settings of the user's and returns what it printed; rejects when it takes too long. */
export function output(program: string, args: readonly string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env['PATH'], HOME: '/nonexistent', LC_ALL: 'C' };
    const child = spawn(program, args, { env, timeout: 30_000 });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('latin1').on('data', (text: string) => {
        printed += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === null) reject(new Error(`${program} took too long:\n${printed}`));
      else resolve(printed);
    });
    child.stdin.end(input);
  });
}

/** The answers in what curl or wget printed with headers: status and challenge lines of each. */
export function answersIn(printed: string): { readonly status: number; readonly challenges: string[] }[] {
  return printed
    .split(/^(?=\s*HTTP\/1\.[01] \d{3})/m)
    .filter((part) => /^\s*HTTP\//.test(part))
    .map((part) => ({
      status: Number(/\d{3}/.exec(part.replace(/HTTP\/1\.\d/, ''))?.[0]),
      challenges: [...part.matchAll(/^\s*WWW-Authenticate: (.*?)\r?$/gim)].map(([, value = '']) => value),
    }));
}
