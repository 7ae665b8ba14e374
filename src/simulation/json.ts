/** JSON out of the text of a reader's file, or what is wrong with it: data, as all that is wrong with a file is. */
import type { FileProblem } from './expected.ts';

export type FromJson = { readonly data: unknown } | { readonly problem: FileProblem };

/** Reads the text of a file. A byte order mark in front of it is none of it. */
export function readJson(file: string): FromJson {
  const text = file.replace(/^\uFEFF/, '');
  try {
    return { data: JSON.parse(text) as unknown };
  } catch {
    return { problem: problemOf(text) };
  }
}

function problemOf(text: string): FileProblem {
  // What UTF-16 is when it is read as UTF-8: every other octet of plain letters is zero.
  if (/^(?:\uFFFD\uFFFD|.?\0)/.test(text)) return { why: 'encoding' };
  if (text.trim() === '') return { why: 'empty' };
  const at = endOfJson(text);
  const lines = text.slice(0, at).split(/\r\n|[\r\n]/);
  const column = (lines.at(-1) ?? '').length + 1;
  return { why: 'json', line: lines.length, column, isEnd: at === text.length };
}

/** A string, another value without parts, a sign. */
const TOKEN =
  /[\t\n\r ]*(?:(?<string>"[ !#-[\]-\u{10FFFF}]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[ !#-[\]-\u{10FFFF}]*)*")|(?<value>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|(?<sign>[{}[\],:]))/uy;

/** What may come next, by the sign that it is or begins with. */
const MAY_COME = {
  value: ['string', 'value', '{', '['],
  firstItem: ['string', 'value', '{', '[', ']'],
  key: ['string'],
  firstKey: ['string', '}'],
  colon: [':'],
  rest: [',', '}', ']'],
} as const satisfies Record<string, readonly string[]>;

/** Where a text can no longer be the beginning of JSON. Browsers say it each in its own way, or not at all. */
function endOfJson(text: string): number {
  const closings: string[] = [];
  let next: keyof typeof MAY_COME = 'value';
  for (let at = 0; ; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const { string, value, sign } = TOKEN.exec(text)?.groups ?? {};
    const kind = sign ?? (string === undefined ? value && 'value' : 'string');
    const closes = kind === '}' || kind === ']';
    const fits =
      kind !== undefined &&
      (MAY_COME[next] as readonly string[]).includes(kind) &&
      (closes ? closings.at(-1) === kind : kind !== ',' || closings.length > 0);
    if (!fits) return text.length - text.slice(at).replace(/^[\t\n\r ]+/, '').length;
    if (closes) closings.pop();
    if (kind === '{' || kind === '[') closings.push(kind === '{' ? '}' : ']');
    next = following(kind, next, closings.at(-1));
  }
}

function following(
  kind: string,
  was: keyof typeof MAY_COME,
  closing: string | undefined,
): keyof typeof MAY_COME {
  switch (kind) {
    case '{':
      return 'firstKey';
    case '[':
      return 'firstItem';
    case ':':
      return 'value';
    case ',':
      return closing === '}' ? 'key' : 'value';
    case 'string':
      return was === 'key' || was === 'firstKey' ? 'colon' : 'rest';
    default:
      return 'rest';
  }
}
