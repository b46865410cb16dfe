import type { NumericDate } from '../types.ts';

const DELIMITERS = /[\t -/;-@[-`{-~]+/;
const TIME = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\D|$)/;
const DAY = /^(\d{1,2})(?:\D|$)/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const YEAR = /^(\d{2,4})(?:\D|$)/;

/**
 * Reads the date of an Expires attribute, which may stand in any order and with any delimiters (RFC 6265bis §5.1.1).
 * Null when day, month, year or time is missing, or there is no such date.
 */
export function parseCookieDate(text: string): NumericDate | null {
  let time: readonly number[] | undefined;
  let day: number | undefined;
  let month: number | undefined;
  let year: number | undefined;
  for (const token of text.split(DELIMITERS)) {
    const at = MONTHS.indexOf(token.slice(0, 3).toLowerCase());
    if (time === undefined && TIME.test(token)) time = TIME.exec(token)?.slice(1, 4).map(Number);
    else if (day === undefined && DAY.test(token)) day = Number(DAY.exec(token)?.[1]);
    else if (month === undefined && at >= 0) month = at;
    else if (year === undefined && YEAR.test(token)) year = fullYear(Number(YEAR.exec(token)?.[1]));
  }
  if (time === undefined || day === undefined || month === undefined || year === undefined) return null;
  const [hour = 0, minute = 0, second = 0] = time;
  if (year < 1601 || hour > 23 || minute > 59 || second > 59) return null;
  const date = new Date(Date.UTC(year, month, day, hour, minute, second));
  // A day that the month does not have runs over into the next one.
  return date.getUTCDate() === day ? date.getTime() / 1000 : null;
}

function fullYear(year: number): number {
  if (year >= 70 && year <= 99) return year + 1900;
  return year <= 69 ? year + 2000 : year;
}
