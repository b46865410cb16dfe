import type { Decision, Incoming } from '../src/http-auth/types.ts';
import { reportOf } from '../src/lab/decision-report.ts';
import { indexText } from './lab/index-text.ts';
import { startLab } from './lab/lab-server.ts';

const USAGE = `usage: npm run lab [-- --json]
  Serves the resources of the lab on a loopback port until Ctrl+C; PORT sets the port.
  --json  prints one JSON line per decision, without secrets; all else goes to standard error`;
const USUAL_PORT = 4401;

/** `npm run lab`. Ends with 1 when the port that was asked for is taken, with 2 when it was called wrongly. */
async function main(args: readonly string[]): Promise<void> {
  const json = args.includes('--json');
  if (args.some((each) => each !== '--json')) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const wanted = process.env['PORT'];
  const onDecision = json ? printDecision : undefined;
  const { origin, close } = await startLab({ port: Number(wanted ?? USUAL_PORT), onDecision }).catch(
    (error: unknown) => {
      // Only a port that somebody asked for is worth failing for.
      if (wanted !== undefined) throw error;
      return startLab({ onDecision });
    },
  );
  const say = json ? console.error : console.log;
  say(`The lab is served at ${origin}/lab/ (Ctrl+C ends it)\n\n${indexText(origin)}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
}

function printDecision(id: string, { method }: Incoming, decision: Decision): void {
  const { resource, status, outcome, decisive, challenges } = reportOf(id, method, decision);
  console.log(JSON.stringify({ resource, method, status, outcome, decisive, challenges }));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const why = error instanceof Error ? error.message : error;
  console.error(taken ? `Port ${process.env['PORT']} is taken: set PORT to another one.` : why);
  process.exitCode = 1;
}
