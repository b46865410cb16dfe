import { type Answer, answer } from '../answer.ts';
import { fieldValues, withoutField } from '../fields.ts';
import { masked, shown } from '../redact.ts';
import type { Trace } from '../trace.ts';
import type { Incoming, Seconds } from '../types.ts';
import type { Quirk } from './quirks.ts';

/** How far the server's clock is off, in seconds. */
export function clockSkew(quirks: readonly Quirk[], trace: Trace): Seconds {
  const skew = quirks.reduce((sum, each) => sum + (each.quirk === 'clock-skew' ? each.seconds : 0), 0);
  if (skew !== 0) trace.note('way.clock-skew', { observed: shown(`${skew} s`), fix: 'u33' });
  return skew;
}

/** What the server receives after the faults on the way: a header taken off, names with an underscore dropped. */
export function arrive(request: Incoming, quirks: readonly Quirk[], trace: Trace): Incoming {
  let arrived = request;
  for (const each of quirks) {
    const { quirk } = each;
    if (quirk === 'authorization-stripped' && fieldValues(arrived, 'Authorization').length > 0) {
      trace.note('way.authorization-stripped', { observed: masked('credentials'), fix: 'u15' });
      arrived = withoutField(arrived, 'Authorization');
    }
    if (each.quirk === 'authorization-doubled') {
      trace.note('way.authorization-doubled', { observed: masked('credentials'), fix: 'u16' });
      arrived = { ...arrived, lines: [...arrived.lines, ['Authorization', each.value]] };
    }
    const dropped = arrived.lines.filter(([name]) => name.includes('_')).map(([name]) => name);
    if (quirk === 'underscore-dropped' && dropped.length > 0) {
      trace.note('way.underscore-dropped', { observed: shown(dropped.join(', ')), fix: 'u18' });
      arrived = { ...arrived, lines: arrived.lines.filter(([name]) => !name.includes('_')) };
    }
  }
  return arrived;
}

/** The redirect to the same target on another host that stands in the way, or null. */
export function redirect(request: Incoming, quirks: readonly Quirk[], trace: Trace): Answer | null {
  const found = quirks.find((each) => each.quirk === 'redirect-to-other-host');
  if (found === undefined) return null;
  trace.note('way.redirect', { observed: shown(found.host), fix: 'u38' });
  return answer(307, [['Location', `https://${found.host}${request.target}`]]);
}
