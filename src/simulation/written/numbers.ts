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

/** How many decimals make a unit exact to the microsecond. */
const DECIMALS: Readonly<Record<string, number>> = {
  us: 0,
  µs: 0,
  μs: 0,
  ms: MILLISECOND,
  s: SECOND,
};

export const isUnit = (word: string): boolean => Object.hasOwn(DECIMALS, word);

/** The microseconds of so much of a unit; null where there is no such unit, or no such number. */
export function readInUnit(number: string, unit: string, largest: number): number | null {
  const decimals = isUnit(unit) ? DECIMALS[unit] : undefined;
  return decimals === undefined ? null : readExact(number, decimals, largest);
}

/** What a time with its unit looks like, as files have it; nothing needs none. */
export const TIME_TEXT = /^(?:0|\d{1,9}(?:\.\d{1,6})? ?(?:us|µs|μs|ms|s))$/;

/** The microseconds of `200ms`, `1.5 s`, `40us`; null where a text is no such time. */
export function readTime(text: string, largest: number): number | null {
  const [, number = '', unit = ''] = /^([\d.]+) ?([a-zµμ]+)$/.exec(text) ?? [];
  return text === '0' ? 0 : readInUnit(number, unit, largest);
}

/** A probability in percent, as exactly as it is: multiplied by 100, many would be rounded. */
export function writePercent(value: number): string {
  if (value === 0) return '0';
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  const all = digits.replace('.', '');
  const point = 3 + Number(exponent);
  if (point <= 0) return `0.${'0'.repeat(-point)}${all}`;
  const whole = all.slice(0, point).padEnd(point, '0');
  return all.length <= point ? whole : `${whole}.${all.slice(point)}`;
}

/** The probability that a text in percent says, without a sign; null where it is none. The smallest has 340 decimals. */
export function readPercent(text: string): number | null {
  if (!/^\d{1,3}(?:\.\d{1,400})?$/.test(text)) return null;
  const value = Number(`${text}e-2`);
  return value <= 1 ? value : null;
}

/** A whole number that is not negative; null where the text is none, or one above the largest. */
export function readWhole(text: string, largest: number): number | null {
  if (!/^\d{1,15}$/.test(text)) return null;
  const value = Number(text);
  return value <= largest ? value : null;
}
