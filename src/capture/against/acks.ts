/** Acknowledgments: what each of two runs acknowledges by itself, how long after it has come, and what made it wait (RFC 9293, 3.8.6.3; RFC 5681, 4.2). */
import { countFirst } from '../../trace/lookup.ts';
import type { Side } from '../../trace/side.ts';
import { one, type AckBy, type Against, type Both } from './difference.ts';
import type { Ack, ToldEnd } from './told.ts';

interface Answer {
  readonly ack: Ack;
  /** After it had come; null: when it came is not known. */
  readonly us: number | null;
  readonly by: AckBy;
}

/** Within this two ACKs leave at the same time. */
export function ackDifferences({ seen, run }: Both<ToldEnd>, toleranceUs: number): Against[] {
  const { side } = seen;
  const own = { seen: firstPure(seen), run: firstPure(run) };
  const found: Against[] = [];
  for (const [upTo, ack] of own.seen) {
    const other = own.run.get(upTo);
    if (other) {
      const [a, b] = [answerOf(seen, ack), answerOf(run, other)];
      if (a.us !== null && b.us !== null && Math.abs(a.us - b.us) > toleranceUs)
        found.push(
          one(
            side,
            { seen: ack.flight, run: other.flight },
            {
              ...{ kind: 'ackTime', us: { seen: a.us, run: b.us }, by: { seen: a.by, run: b.by } },
            },
          ),
        );
    } else if (run.reachedAt.has(upTo)) {
      const instead = insteadOf(run, upTo);
      found.push(
        one(
          side,
          { seen: ack.flight, run: instead?.ack.flight ?? null },
          {
            ...{ kind: 'ackOnly', only: 'seen', instead: instead?.by ?? null },
          },
        ),
      );
    }
  }
  for (const [upTo, ack] of own.run) {
    if (own.seen.has(upTo) || !seen.reachedAt.has(upTo)) continue;
    const instead = insteadOf(seen, upTo);
    found.push(
      one(
        side,
        { seen: instead?.ack.flight ?? null, run: ack.flight },
        {
          ...{ kind: 'ackOnly', only: 'run', instead: instead?.by ?? null },
        },
      ),
    );
  }
  return [...found, ...moreOfTheSame(side, { seen, run })];
}

/** Of each number the first segment without anything else that acknowledges up to there, if nothing had done so before. */
function firstPure({ acks }: ToldEnd): ReadonlyMap<number, Ack> {
  const found = new Map<number, Ack>();
  let highest = 1;
  for (const ack of acks) {
    if (ack.upTo <= highest) continue;
    highest = ack.upTo;
    if (ack.isPure) found.set(ack.upTo, ack);
  }
  return found;
}

function answerOf({ trace, reachedAt }: ToldEnd, ack: Ack): Answer {
  const came = reachedAt.get(ack.upTo) ?? null;
  const { cause } = trace.steps[ack.flight.step] ?? {};
  const us = came === null ? null : Math.max(0, ack.flight.sentAt - came);
  const isTimer = cause?.kind === 'timer' && (us ?? 0) > 0;
  const isReading = cause?.kind === 'call' && cause.call.call === 'receive';
  return { ack, us, by: isTimer ? 'timer' : isReading ? 'reading' : 'atOnce' };
}

/** With what a number was acknowledged that no ACK names alone. */
function insteadOf({ acks }: ToldEnd, upTo: number): { ack: Ack; by: AckBy } | null {
  const ack = acks[countFirst(acks, (each) => each.upTo < upTo)];
  if (ack === undefined) return null;
  if (!ack.isPure) return { ack, by: 'data' };
  return { ack, by: ack.upTo > upTo ? 'together' : 'atOnce' };
}

/** ACKs of a number that had been acknowledged: how many more one has of them. */
function moreOfTheSame(side: Side, both: Both<ToldEnd>): Against[] {
  const repeated = { seen: repeatsOf(both.seen), run: repeatsOf(both.run) };
  const found: Against[] = [];
  for (const key of new Set([...repeated.seen.keys(), ...repeated.run.keys()])) {
    const [a, b] = [repeated.seen.get(key) ?? [], repeated.run.get(key) ?? []];
    const only = a.length > b.length ? 'seen' : 'run';
    const [more, less] = only === 'seen' ? [a, b] : [b, a];
    const of = key.endsWith('window') ? 'window' : 'duplicate';
    for (const { flight } of more.slice(less.length)) {
      const flights = { seen: null, run: null, [only]: flight };
      found.push(one(side, flights, { kind: 'ackAgain', only, of }));
    }
  }
  return found;
}

function repeatsOf({ acks }: ToldEnd): ReadonlyMap<string, readonly Ack[]> {
  const found = new Map<string, Ack[]>();
  let last: Ack | null = null;
  for (const ack of acks) {
    if (ack.isPure && last !== null && ack.upTo === last.upTo) {
      const isWindow =
        ack.flight.segment.wnd !== last.flight.segment.wnd && !ack.flight.segment.sack;
      const key = `${ack.upTo} ${isWindow ? 'window' : 'duplicate'}`;
      const list = found.get(key) ?? [];
      list.push(ack);
      found.set(key, list);
    }
    if (last === null || ack.upTo >= last.upTo) last = ack;
  }
  return found;
}
