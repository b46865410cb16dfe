import { compareFixIds } from '#schemas/shared.ts';
import { readContent, stringOf } from './source.ts';

/** A fix that was last looked at too long ago. */
export interface StaleFix {
  readonly id: string;
  readonly title: string;
  /** `YYYY-MM-DD` */
  readonly reviewed: string;
}

const MONTHS = 12;

/** The fixes below `root` whose review is more than 12 months before `today` (`YYYY-MM-DD`), the oldest first. */
export function staleFixes(root: string, today: string): StaleFix[] {
  const limit = monthsBefore(today, MONTHS);
  return readContent(root)
    .entries.filter((entry) => entry.kind === 'fixes')
    .map((entry) => ({
      id: stringOf(entry, 'id'),
      title: stringOf(entry, 'title'),
      reviewed: stringOf(entry, 'reviewed'),
    }))
    .filter(({ reviewed }) => reviewed < limit)
    .sort((a, b) => a.reviewed.localeCompare(b.reviewed) || compareFixIds(a.id, b.id));
}

/** The same day of an earlier month, or that month's last day where it is shorter. */
function monthsBefore(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1));
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(date.getUTCDate(), lastDay));
  return target.toISOString().slice(0, 10);
}
