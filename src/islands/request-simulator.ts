import { FIRST_CLOCK, type Simulation, type SimulationStep, simulate } from '#simulator/simulate.ts';
import { readOff, readScheme, type SchemeId, type SwitchName, switchesFor } from '#simulator/switches.ts';
import { href } from '#site/href.ts';
import { element, wireCard } from './wire-card.ts';

let count = 0;

/**
 * Puts the working simulator in the place of the static exchanges of a `<request-simulator>`, in the state that
 * its attributes `scheme` and `off` name.
 * @throws RangeError when an attribute is wrong; the element is then untouched
 */
export async function mountSimulator(host: HTMLElement): Promise<void> {
  const scheme = readScheme(host.getAttribute('scheme') ?? '');
  const off = new Set(readOff(scheme, host.getAttribute('off') ?? ''));
  const first = await run(scheme, off);
  count += 1;
  const panel = buildPanel(scheme, off, `simulator-why-${count}`);
  panel.show(first);
  host.replaceChildren(...panel.parts);

  let latest = 0;
  panel.switches.addEventListener('change', async ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const name = switchesFor(scheme).find((each) => each.name === target.value)?.name;
    if (name === undefined) return;
    if (target.checked) off.delete(name);
    else off.add(name);
    latest += 1;
    const turn = latest;
    try {
      const simulation = await run(scheme, off);
      // A later flip may have been answered first.
      if (turn === latest) panel.show(simulation);
    } catch {
      panel.say('This browser could not compute the answer. The exchange below is the one before.');
    }
  });
}

function run(scheme: SchemeId, off: ReadonlySet<SwitchName>): Promise<Simulation> {
  return simulate(scheme, [...off], { now: () => FIRST_CLOCK });
}

interface Panel {
  readonly parts: readonly HTMLElement[];
  readonly switches: HTMLElement;
  readonly say: (sentence: string) => void;
  readonly show: (simulation: Simulation) => void;
}

function buildPanel(scheme: SchemeId, off: ReadonlySet<SwitchName>, id: string): Panel {
  const switches = element('fieldset', 'switches', element('legend', '', 'Change the request'));
  const inputs = switchesFor(scheme).map(({ name, label }) => {
    const input = switchInput(name, !off.has(name));
    const line = element('label', 'switch', input);
    line.append(element('span', '', label));
    switches.append(line);
    return input;
  });
  const status = element('p', 'simulator-status');
  status.setAttribute('role', 'status');
  status.setAttribute('aria-live', 'polite');
  const exchange = element('div', 'exchange');
  const title = element('p', 'trace-title', 'Why the server said so');
  title.id = id;
  const steps = element('ol', 'trace');
  steps.setAttribute('aria-labelledby', id);
  // Safari takes a list without markers for no list.
  steps.setAttribute('role', 'list');

  const say = (sentence: string): void => {
    if (status.textContent !== sentence) status.textContent = sentence;
  };
  const show = (simulation: Simulation): void => {
    const { caption, tag, request, response, mark } = simulation;
    const messages = [request, response];
    exchange.replaceChildren(
      wireCard({
        caption: `${caption}, computed in this page`,
        tag: { text: tag, tone: tag },
        messages,
        mark,
      }),
    );
    steps.replaceChildren(...simulation.steps.map(stepElement));
    for (const input of inputs) input.disabled = simulation.idle.some((name) => name === input.value);
    say(simulation.says);
  };
  return { parts: [switches, status, exchange, title, steps], switches, say, show };
}

function switchInput(name: SwitchName, checked: boolean): HTMLInputElement {
  const input = element('input', '');
  input.type = 'checkbox';
  input.setAttribute('role', 'switch');
  input.value = name;
  input.checked = checked;
  // Without this, Firefox brings back the state of an earlier visit.
  input.autocomplete = 'off';
  return input;
}

function stepElement({ verdict, text, rule, fix }: SimulationStep): HTMLElement {
  const sign = element('span', 'sign', verdict === 'passed' ? '✓' : '✗');
  sign.setAttribute('aria-hidden', 'true');
  const words = element('span', '', element('span', 'sr', `${verdict}: `));
  words.append(text);
  if (fix !== null) {
    const link = element('a', '', `Fix ${fix.toUpperCase()}`);
    link.href = href(`/fix/${fix}/`);
    words.append('. ', link);
  }
  const line = element('li', verdict, sign);
  line.append(words, element('small', '', rule));
  return line;
}
