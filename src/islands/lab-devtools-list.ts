import type { DecisionReport } from '#lab/decision-report.ts';
import { outcomeWords } from '#lab/words/index.ts';
import { href } from '#site/href.ts';
import { LAB_WORDS } from '#site/words.ts';
import { element } from './wire-card.ts';

/** How many decisions stand in the list. */
const MOST = 20;

/** Writes each decision that the worker announces into a list, the latest first, until it is closed. */
export function showDecisions(list: HTMLElement): { readonly close: () => void } {
  const channel = new BroadcastChannel('lab');
  channel.addEventListener('message', ({ data }: MessageEvent<DecisionReport | string>) => {
    if (typeof data === 'string') return;
    list.prepend(decisionElement(data));
    while (list.children.length > MOST) list.lastElementChild?.remove();
  });
  return channel;
}

function decisionElement(report: DecisionReport): HTMLElement {
  const { resource, method, status, outcome, challenges, trace } = report;
  const decisive = trace.find((step) => step.decisive);
  const good = status < 400;
  const sign = element('span', 'sign', good ? '✓' : '✗');
  sign.setAttribute('aria-hidden', 'true');
  const words = element('span', '', element('b', '', `${method} ${href(`/lab/${resource}`)}: ${status}. `));
  words.append(outcomeWords(outcome, status, decisive));
  if (decisive?.fix !== undefined) {
    const link = element('a', '', LAB_WORDS.fix(decisive.fix));
    link.href = href(`/fix/${decisive.fix}/`);
    words.append(' ', link);
  }
  for (const challenge of challenges) {
    words.append(element('br', ''), element('code', '', `WWW-Authenticate: ${challenge}`));
  }
  const line = element('li', good ? 'passed' : 'failed', sign);
  line.append(words, element('small', '', decisive?.rule ?? ''));
  return line;
}
