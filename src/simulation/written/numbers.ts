/** Numbers as readers and links write them: whole microseconds, written in seconds or milliseconds without any rounding. */

/** How many decimals make a unit exact to the microsecond. */
export const SECOND = 6;
export const MILLISECOND = 3;

/** Microseconds in a unit: `2281000` is `2.281` in seconds. */
export function writeExact(us: number, decimals: number): string {
  const digits = String(us).padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  const whole = digits.slice(0, -decimals);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** The microseconds that a text in a unit says; null where it is no such number, or one above the largest. */
export function readExact(text: string, decimals: number, largest: number): number | null {
  const [, whole, fraction = ''] = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(text) ?? [];
  if (whole === undefined || fraction.length > decimals) return null;
  return readWhole(whole + fraction.padEnd(decimals, '0'), largest);
}

/** A whole number that is not negative; null where the text is none, or one above the largest. */
export function readWhole(text: string, largest: number): number | null {
  if (!/^\d{1,15}$/.test(text)) return null;
  const value = Number(text);
  return value <= largest ? value : null;
}
