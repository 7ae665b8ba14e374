/**
 * A phrase: text whose coloured words are the things drawn. Plain data; a view turns marks into spans, the live region
 * and the command line read the plain text. There is no HTML in it anywhere.
 */
import type { State } from '../../machines/tcp/states.ts';
import type { Side } from '../trace/side.ts';

/** A word that carries the colour of what it names. */
export type Mark =
  | { readonly kind: 'side'; readonly side: Side; readonly text: string }
  | { readonly kind: 'state'; readonly state: State; readonly text: string }
  /** Protocol words and numbers: a flag, a TCB variable, `ack=302`. Set in the monospaced face. */
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'loss' | 'again' | 'strong'; readonly text: string };

export type Phrase = readonly (string | Mark)[];

/** What may stand in a template. */
export type Part = string | number | Mark | Phrase;

/** Builds a phrase from a template: phrase`The ${side} is in ${state}.` Numbers become text, phrases are joined. */
export function phrase(texts: TemplateStringsArray, ...parts: readonly Part[]): Phrase {
  return joined('', ...texts.flatMap((text, i): Part[] => [text, parts[i] ?? '']));
}

/** Phrases one after the other, `gap` between them. `false` and empty ones are left out: `joined(' ', a, isLost && b)`. */
export function joined(gap: string, ...parts: readonly (Part | false)[]): Phrase {
  const out: (string | Mark)[] = [];
  for (const part of parts) {
    const pieces = piecesOf(part);
    if (pieces.length === 0) continue;
    if (out.length > 0) append(out, gap);
    for (const piece of pieces) append(out, piece);
  }
  return out;
}

function piecesOf(part: Part | false): Phrase {
  if (part === false || part === '') return [];
  if (typeof part === 'number') return [String(part)];
  if (typeof part === 'string' || 'kind' in part) return [part];
  return part;
}

/** Text next to text becomes one piece. */
function append(out: (string | Mark)[], piece: string | Mark): void {
  const last = out.at(-1);
  if (piece === '') return;
  if (typeof piece === 'string' && typeof last === 'string') out[out.length - 1] = last + piece;
  else out.push(piece);
}

/** The text of a phrase without its colours. */
export const plain = (p: Phrase): string =>
  p.map((part) => (typeof part === 'string' ? part : part.text)).join('');

export const code = (text: string | number): Mark => ({ kind: 'code', text: String(text) });
export const stateMark = (state: State): Mark => ({ kind: 'state', state, text: state });
export const sideMark = (side: Side, text: string): Mark => ({ kind: 'side', side, text });
export const strong = (text: string): Mark => ({ kind: 'strong', text });
export const lossMark = (text: string): Mark => ({ kind: 'loss', text });
export const againMark = (text: string): Mark => ({ kind: 'again', text });
