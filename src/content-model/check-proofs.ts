import { viewMessage } from '#wire/view.ts';
import { at } from './check-sections.ts';
import type { Report } from './problem.ts';
import type { Proofs } from './proofs.ts';
import type { Targets } from './references.ts';
import type { Element } from './scan.ts';
import { type Entry, folderOf, stringOf, valueAt } from './source.ts';

/** Lines of a body that `<Exchange>` shows when it does not say how many. */
const BODY_LINES = 4;

/** Checks the file, recording and deciding line that an `<Exchange>`, `<Diff>`, `<File>`, `<Log>` or `<Said>` shows. */
export function checkProofUse(entry: Entry, element: Element, targets: Targets, report: Report): void {
  const text = (name: string): string | null => {
    const value = element.attributes.get(name);
    return typeof value === 'string' ? value : null;
  };
  if (entry.kind !== 'fixes' && !element.attributes.has('fix')) {
    report(
      'component-attribute',
      at(element, 'fix'),
      'is missing: outside a fix, name the one whose proof it is',
    );
    return;
  }
  const proofs = targets.proofsOf(text('fix') ?? stringOf(entry, 'id'));
  const program = text('program');
  if (proofs === null || program === null) return;
  if (!proofs.programs.includes(program)) {
    report(
      'unknown-reference',
      at(element, 'program'),
      `${proofs.folder}/${program} does not exist: there is ${list(proofs.programs)}`,
    );
    return;
  }
  const state = text('state');
  const file = text('file');
  if (element.name === 'File' || element.name === 'Diff') {
    const folders = element.name === 'Diff' ? ['broken', 'fixed'] : state === null ? [] : [state, 'common'];
    if (
      file !== null &&
      folders.length > 0 &&
      !folders.some((folder) => proofs.has(`${program}/${folder}/${file}`))
    ) {
      report(
        'unknown-reference',
        at(element, 'file'),
        `${file} is not in ${proofs.folder}/${program}/ (${folders.join(', ')}): correct the name`,
      );
    }
  } else if (state !== null) checkRecordingUse(element, proofs, program, state, text, report);
}

function checkRecordingUse(
  element: Element,
  proofs: Proofs,
  program: string,
  state: string,
  text: (name: string) => string | null,
  report: Report,
): void {
  const path = `${proofs.folder}/${program}/${state}.http`;
  const found = proofs.recording(program, state);
  if (found === null) {
    report('unknown-reference', at(element, 'state'), `${path} does not exist: record it with npm run prove`);
    return;
  }
  if ('fault' in found) return;
  if (element.name === 'Log') {
    if (found.value.log.length === 0)
      report('unknown-reference', at(element), `${path} holds no log line: take the <Log> out`);
    return;
  }
  if (element.name === 'Said') {
    if (found.value.says.length === 0)
      report('unknown-reference', at(element), `${path} holds no line of the client: take the <Said> out`);
    return;
  }
  const hop = Number(text('hop') ?? 1);
  const onHop = found.value.messages.filter((message) => message.hop === hop);
  const requests = onHop.flatMap((message, index) => (message.kind === 'request' ? [index] : []));
  const place = text('at');
  const start = place === null ? requests.at(-1) : requests[Number(place) - 1];
  if (start === undefined) {
    report(
      'unknown-reference',
      at(element, place === null ? 'hop' : 'at'),
      `${path} has no such exchange on hop ${hop}: it has ${requests.length}`,
    );
    return;
  }
  const mark = text('mark');
  if (mark === null) return;
  const end = requests.find((index) => index > start) ?? onHop.length;
  const only = text('only');
  const shown = onHop.slice(start, end).filter((message) => only === null || message.kind === only);
  const bodyLines = Number(text('lines') ?? BODY_LINES);
  const marked = shown.some((message) =>
    viewMessage(message, { mark, bodyLines }).lines.some((line) => line.deciding),
  );
  if (!marked)
    report(
      'mark-not-found',
      at(element, 'mark'),
      `"${mark}" is on no line that is shown of ${path}: copy it from there`,
    );
}

/** Checks that a fix names just the programs that lie in its `proof/`, each with both recordings. */
export function checkProofs(entry: Entry, targets: Targets, report: Report): void {
  const proof = valueAt(entry.fields, 'proof');
  const proofs = targets.proofsOf(stringOf(entry, 'id'));
  if (proofs === null || proofs.folder !== `${folderOf(entry)}/proof`) return;
  const named = valueAt(proof, 'programs');
  const programs = Array.isArray(named)
    ? named.filter((item): item is string => typeof item === 'string')
    : [];
  for (const [i, program] of programs.entries()) {
    const field = `proof.programs[${i}]`;
    if (!proofs.programs.includes(program)) {
      report(
        'unknown-reference',
        field,
        `${proofs.folder}/${program} does not exist: there is ${list(proofs.programs)}`,
      );
      continue;
    }
    for (const state of ['broken', 'fixed']) {
      const path = `${program}/${state}.http`;
      const found = proofs.recording(program, state);
      if (found === null)
        report(
          'proof-incomplete',
          field,
          `${proofs.folder}/${path} is missing: record it with npm run prove`,
        );
      else if ('fault' in found)
        report('bad-recording', field, `${proofs.folder}/${path}: ${found.fault}: record it anew`);
    }
  }
  for (const program of proofs.programs) {
    if (!programs.includes(program)) {
      report(
        'proof-unlisted',
        'proof',
        `does not name ${proofs.folder}/${program}: add it to programs, or delete the folder`,
      );
    }
  }
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}
