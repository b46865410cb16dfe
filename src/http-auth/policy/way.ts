import { type Answer, answer } from '../answer.ts';
import { fieldValues, withoutField } from '../fields.ts';
import { masked, shown } from '../redact.ts';
import type { Trace } from '../trace.ts';
import type { Incoming } from '../types.ts';
import type { Quirk } from './quirks.ts';

/** What the server receives after the faults on the way: a header taken off, names with an underscore dropped. */
export function arrive(request: Incoming, quirks: readonly Quirk[], trace: Trace): Incoming {
  let arrived = request;
  for (const { quirk } of quirks) {
    if (quirk === 'authorization-stripped' && fieldValues(arrived, 'Authorization').length > 0) {
      trace.note('way.authorization-stripped', { observed: masked('credentials'), fix: 'u15' });
      arrived = withoutField(arrived, 'Authorization');
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
