/**
 * Sequence numbers as textbooks write them: J and K are the initial numbers of client and server, M is the number of the
 * FIN that left first and N that of the other one. A later connection of the same run has J′, K′, M′, N′.
 *
 * M is written where the FIN itself is meant, and M+1 for what acknowledges it and what follows it. Everything before is
 * counted from J: until the FIN has left, an end that waits for number J+101 does not know that a FIN will have it.
 */
import { advance, offset, type Seq } from '../../machines/tcp/sequence.ts';
import type { Time } from '../../machines/tcp/time.ts';
import type { Side } from '../trace/side.ts';
import type { ConnectionTrace } from '../trace/connection.ts';
import type { NumberStyle } from './sentences/telling.ts';

export interface Letter {
  readonly letter: string;
  /** Whose numbers it stands in. */
  readonly side: Side;
  readonly number: Seq;
  readonly isFin: boolean;
  /** When the number is used first. */
  readonly since: Time;
}

const INITIAL = { client: 'J', server: 'K' } as const;

/** The letters of a run, in the order J, K, M, N; those of later connections behind them. */
export function lettersOf(trace: ConnectionTrace): Letter[] {
  const initial: Letter[] = [];
  const fins: Letter[] = [];
  for (const { side, at, before, after } of trace.steps) {
    const { tcb } = after;
    if (tcb === null) continue;
    const own = initial.filter((known) => known.side === side);
    if (!own.some(({ number }) => number === tcb.iss)) {
      const letter = INITIAL[side] + primes(own.length);
      initial.push({ letter, side, number: tcb.iss, isFin: false, since: at });
    }
    if (tcb.finSeq !== null && before.tcb?.finSeq !== tcb.finSeq)
      fins.push({ letter: '', side, number: tcb.finSeq, isFin: true, since: at });
  }
  return [...initial, ...named(fins)].sort(
    (a, b) => a.letter.length - b.letter.length || (a.letter < b.letter ? -1 : 1),
  );
}

/** M for the earlier FIN of each pair, N for the later one; for the client's where both left at the same instant. */
function named(fins: readonly Letter[]): Letter[] {
  const of = (side: Side) => fins.filter((fin) => fin.side === side);
  const [client, server] = [of('client'), of('server')];
  return fins.map((fin) => {
    const [own, others] = fin.side === 'client' ? [client, server] : [server, client];
    const nth = own.indexOf(fin);
    const other = others[nth];
    const isSecond =
      other !== undefined &&
      (other.since < fin.since || (other.since === fin.since && fin.side === 'server'));
    return { ...fin, letter: (isSecond ? 'N' : 'M') + primes(nth) };
  });
}

const primes = (n: number): string => '′'.repeat(n);

/** Writes numbers with letters. One that lies before every initial number belongs to no connection here: as on the wire. */
export const inLetters =
  (letters: readonly Letter[]): NumberStyle =>
  (space, number, isFin = false) => {
    const own = letters.filter(({ side }) => side === space);
    for (const fin of own.filter((letter) => letter.isFin)) {
      if (isFin && number === fin.number) return fin.letter;
      if (number === advance(fin.number, 1)) return `${fin.letter}+1`;
    }
    const above = own
      .filter((letter) => !letter.isFin)
      .map(({ letter, number: initial }) => ({ letter, far: offset(initial, number) }))
      .filter(({ far }) => far >= 0);
    if (above.length === 0) return String(number);
    const nearest = above.reduce((best, next) => (next.far < best.far ? next : best));
    return nearest.far === 0 ? nearest.letter : `${nearest.letter}+${nearest.far}`;
  };

/** What a letter stands for: `J=100`, `M=J+101`. */
export const meaningOf = (letters: readonly Letter[], { side, number, isFin }: Letter): string =>
  isFin ? inLetters(letters)(side, number) : String(number);
