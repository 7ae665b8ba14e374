/**
 * A span of time for people: 50 ms, 1 s, 2.35 s, 4 min, 2 min 3 s, 2 h. In Chinese: 50 毫秒, 1 秒, 4 分钟.
 *
 * Under two minutes seconds are kept (RFCs and kernels speak of 60 s), above that minutes. Three digits are enough for a
 * sentence; the views show exact times.
 */
import type { Language } from './contract/index.ts';

type Unit = 'us' | 'ms' | 's' | 'min' | 'h';

const UNITS: Readonly<Record<Language, Readonly<Record<Unit, string>>>> = {
  en: { us: 'µs', ms: 'ms', s: 's', min: 'min', h: 'h' },
  'zh-CN': { us: '微秒', ms: '毫秒', s: '秒', min: '分钟', h: '小时' },
};

const SIZES: Readonly<Record<Unit, number>> = {
  us: 1,
  ms: 1_000,
  s: 1_000_000,
  min: 60_000_000,
  h: 3_600_000_000,
};

/** `us` microseconds in words of a language. */
export function duration(us: number, lang: Language): string {
  const span = Math.round(Math.abs(us));
  if (span === 0) return inUnit(0, 's', lang);
  const text = span < 2 * SIZES.min ? inOne(span, lang) : inTwo(span, lang);
  return us < 0 ? `−${text}` : text;
}

/** The same for a calculation, to the microsecond: 262.5 ms, 101.123 ms, 1.25 s, 240 s. What is added up here adds up. */
export function exactDuration(us: number, lang: Language): string {
  const unit = us < SIZES.s ? 'ms' : 's';
  const digits = new Intl.NumberFormat(lang, { maximumFractionDigits: unit === 'ms' ? 3 : 6 });
  // The unit does not go to the next line without its number.
  return `${digits.format(Math.round(us) / SIZES[unit])}\u00a0${UNITS[lang][unit]}`;
}

/** One unit and up to three digits: 999.6 ms is 1 s. */
function inOne(span: number, lang: Language): string {
  for (const unit of ['us', 'ms'] as const) {
    const n = threeDigits(span / SIZES[unit]);
    if (n < 1000) return inUnit(n, unit, lang);
  }
  return inUnit(threeDigits(span / SIZES.s), 's', lang);
}

/** Minutes and seconds, or hours and minutes; a zero is left out. */
function inTwo(span: number, lang: Language): string {
  const [large, small] = span < 2 * SIZES.h ? (['min', 's'] as const) : (['h', 'min'] as const);
  const smalls = Math.round(span / SIZES[small]);
  const perLarge = SIZES[large] / SIZES[small];
  const parts = [inUnit(Math.floor(smalls / perLarge), large, lang)];
  if (smalls % perLarge > 0) parts.push(inUnit(smalls % perLarge, small, lang));
  return parts.join(' ');
}

const threeDigits = (n: number): number => Number(n.toPrecision(3));

/** Making one takes longer than all else that is done for a span, and a frame has many spans. */
const numbers = { en: new Intl.NumberFormat('en'), 'zh-CN': new Intl.NumberFormat('zh-CN') };

/** The number in the language's own digits and separators. */
const inUnit = (n: number, unit: Unit, lang: Language): string =>
  `${numbers[lang].format(n)} ${UNITS[lang][unit]}`;
