import type { NumericDate } from '../types.ts';

/** A moment as in X-Amz-Date: `20261124T120000Z`. Empty for a moment outside the years 0 to 9999. */
export function amzDate(seconds: NumericDate): string {
  const date = new Date(Math.floor(seconds) * 1000);
  if (Number.isNaN(date.getTime())) return '';
  const text = date.toISOString().replace(/[-:]|\.\d+/g, '');
  return /^\d{8}T\d{6}Z$/.test(text) ? text : '';
}

/** The moment that an X-Amz-Date names, or null when it is malformed. */
export function readAmzDate(text: string): NumericDate | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (parts === null) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1);
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) || amzDate(time / 1000) !== text ? null : time / 1000;
}
