import { programsOf, recordingsOf } from './proofs.ts';
import type { Fix } from './types.ts';

const RUNTIME = /^(?:Node|Python|PHP) /;

/** What a fix ran on, one program of each proof: "nginx 1.22.1, Express 5.3.0". Null when it was not run. */
export function provenOn(fix: Fix): string | null {
  const names = recordingsOf(fix).flatMap(({ fixed }) => {
    const programs = programsOf(fixed);
    return programs.find((program) => !RUNTIME.test(program)) ?? programs[0] ?? [];
  });
  return names.length === 0 ? null : [...new Set(names)].join(', ');
}
