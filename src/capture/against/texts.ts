/** What takes up numbers: how the same octets are cut, how long they wait, and when they are sent once more (RFC 9293, 3.7 and 3.8). */
import type { RuleId } from '../../../machines/tcp/rules.ts';
import { countFirst, stepsOf } from '../../trace/lookup.ts';
import type { Flight } from '../../trace/connection.ts';
import {
  one,
  type Against,
  type Both,
  type CutBy,
  type HeldBy,
  type Of,
  type ResentBy,
} from './difference.ts';
import { isProbe } from '../scenario/onTheWay.ts';
import type { SentText, ToldEnd } from './told.ts';

/** The same numbers of both. */
export type Pair = Both<SentText>;

export interface MatchedTexts {
  readonly pairs: readonly Pair[];
  readonly differences: readonly Against[];
}

/** Both in the order of their numbers, up to where the boundaries of one are again those of the other. */
export function matchTexts({ seen, run }: Both<ToldEnd>): MatchedTexts {
  const pairs: Pair[] = [];
  const differences: Against[] = [];
  const { side } = seen;
  let [i, j] = [0, 0];
  while (i < seen.first.length && j < run.first.length) {
    const [fromI, fromJ] = [i, j];
    let [endI, endJ] = [seen.first[i++]?.to ?? 0, run.first[j++]?.to ?? 0];
    while (endI !== endJ) {
      const next = endI < endJ ? seen.first[i] : run.first[j];
      if (next === undefined) break;
      if (endI < endJ) [endI, i] = [next.to, i + 1];
      else [endJ, j] = [next.to, j + 1];
    }
    const parts = { seen: seen.first.slice(fromI, i), run: run.first.slice(fromJ, j) };
    const [a, b] = [parts.seen[0], parts.run[0]];
    if (a === undefined || b === undefined) break;
    if (parts.seen.length === 1 && parts.run.length === 1 && endI === endJ)
      pairs.push({ seen: a, run: b });
    else differences.push(cut({ seen, run }, parts));
    if (endI !== endJ) break;
  }
  for (const [only, rest] of [
    ['seen', seen.first.slice(i)],
    ['run', run.first.slice(j)],
  ] as const) {
    const octets = rest.reduce((sum, { flight }) => sum + flight.segment.dataLen, 0);
    const [text] = rest;
    if (text && octets > 0)
      differences.push(
        one(side, { seen: null, run: null, [only]: text.flight }, { kind: 'text', only, octets }),
      );
  }
  return { pairs, differences };
}

function cut(both: Both<ToldEnd>, parts: Both<readonly SentText[]>): Against {
  const flights = { seen: parts.seen[0]?.flight ?? null, run: parts.run[0]?.flight ?? null };
  const segments = { seen: parts.seen.length, run: parts.run.length };
  const largest = { seen: largestOf(parts.seen), run: largestOf(parts.run) };
  return one(both.seen.side, flights, {
    kind: 'cut',
    by: cutBy(both, parts, largest),
    segments,
    largest,
  });
}

const largestOf = (texts: readonly SentText[]): number =>
  texts.reduce((most, { flight }) => Math.max(most, flight.segment.dataLen), 0);

function cutBy(
  { seen, run }: Both<ToldEnd>,
  parts: Both<readonly SentText[]>,
  largest: Both<number>,
): CutBy {
  const mss = Math.max(seen.mss, run.mss);
  if (largest.seen > mss || largest.run > mss) return 'offload';
  const rides = (texts: readonly SentText[]) =>
    texts.some(({ flight: { segment } }) => segment.fin && segment.dataLen > 0);
  if (rides(parts.seen) !== rides(parts.run)) return 'fin';
  const isFull = largest.seen === seen.largest || largest.run === run.largest;
  return seen.largest !== run.largest && isFull ? 'size' : 'writes';
}

/** New data leaves sooner or later behind what it could leave with: the segment before it, or the last thing that had come. */
export function waitDifferences(
  { seen, run }: Both<ToldEnd>,
  pairs: readonly Pair[],
  toleranceUs: number,
): Against[] {
  const waits = {
    seen: waitsOf(
      seen,
      pairs.map((pair) => pair.seen),
    ),
    run: waitsOf(
      run,
      pairs.map((pair) => pair.run),
    ),
  };
  return pairs.flatMap((pair, i): Against[] => {
    const us = { seen: waits.seen[i] ?? null, run: waits.run[i] ?? null };
    if (us.seen === null || us.run === null || Math.abs(us.seen - us.run) <= toleranceUs) return [];
    const held = us.run > us.seen ? heldBy(run, pair.run) : null;
    const flights = { seen: pair.seen.flight, run: pair.run.flight };
    return [one(seen.side, flights, { kind: 'sent', us: { seen: us.seen, run: us.run }, held })];
  });
}

function waitsOf(
  { trace, side, reachedAt, acks }: ToldEnd,
  texts: readonly SentText[],
): (number | null)[] {
  const known = [...reachedAt.values()].filter((at) => at !== null);
  const came = [...new Set(known)].sort((a, b) => a - b);
  const opened = stepsOf(trace, side).find(({ after }) => after.state === 'ESTABLISHED')?.at;
  const vague = new Set(
    acks.flatMap(({ flight, upTo }) => (reachedAt.get(upTo) === null ? [flight.index] : [])),
  );
  return texts.map(({ flight: { index, sentAt, segment } }, i) => {
    const last = came[countFirst(came, (at) => at <= sentAt) - 1];
    const before = texts[i - 1]?.flight.sentAt;
    const since = [last, before, opened].filter((at) => at !== undefined && at <= sentAt);
    return segment.syn || since.length === 0 || vague.has(index)
      ? null
      : sentAt - Math.max(...(since as number[]));
  });
}

const HOLDS: Partial<Record<RuleId, HeldBy>> = {
  'send.nagle': 'nagle',
  'congestion.windowFull': 'congestion',
  'send.windowFull': 'window',
  'send.windowClosed': 'window',
};

/** The last rule before it by which data of the run had to wait. */
function heldBy({ trace, side }: ToldEnd, { flight }: SentText): HeldBy | null {
  const steps = stepsOf(trace, side);
  const at = countFirst(steps, ({ index }) => index < flight.step);
  for (let i = at - 1; i >= Math.max(0, at - FAR); i -= 1)
    for (const rule of steps[i]?.rules ?? []) {
      const by = HOLDS[rule];
      if (by !== undefined) return by;
    }
  return null;
}

/** So many steps back what holds data is looked for. */
const FAR = 50;

const BY: Readonly<Partial<Record<Flight['reason'], ResentBy>>> = {
  timerAgain: 'timer',
  fastAgain: 'fast',
  sackAgain: 'sack',
  rescueAgain: 'sack',
  probeAgain: 'probe',
  answerAgain: 'answer',
  notTakenAgain: 'answer',
};

interface Resent {
  readonly flight: Flight;
  readonly by: ResentBy;
  readonly us: number | null;
}

/** The n-th time that the same goes again is the same thing, sooner or later. */
export function resentDifferences({ seen, run }: Both<ToldEnd>, toleranceUs: number): Against[] {
  const all = { seen: resentIn(seen), run: resentIn(run) };
  const found: Against[] = [];
  for (const key of new Set([...all.seen.keys(), ...all.run.keys()])) {
    const [a, b] = [all.seen.get(key) ?? [], all.run.get(key) ?? []];
    const most = Math.max(a.length, b.length);
    for (let n = 0; n < most; n += 1) found.push(...resent(seen.side, a[n], b[n], toleranceUs));
  }
  return found;
}

function resent(
  side: ToldEnd['side'],
  seen: Resent | undefined,
  run: Resent | undefined,
  toleranceUs: number,
): Against[] {
  const flights = { seen: seen?.flight ?? null, run: run?.flight ?? null };
  if (seen === undefined || run === undefined) {
    const only: Of = seen ? 'seen' : 'run';
    return [one(side, flights, { kind: 'resentOnly', only, by: (seen ?? run)?.by ?? 'timer' })];
  }
  if (seen.us === null || run.us === null) return [];
  const slack = Math.max(toleranceUs, Math.max(seen.us, run.us) * LATENESS);
  if (Math.abs(seen.us - run.us) <= slack) return [];
  const us = { seen: seen.us, run: run.us };
  return [one(side, flights, { kind: 'resent', us, by: { seen: seen.by, run: run.by } })];
}

/** So late a timer may be: an eighth of it, as the wheel of Linux has it. */
const LATENESS = 0.125;

function resentIn({ trace, flights, again }: ToldEnd): ReadonlyMap<string, readonly Resent[]> {
  const found = new Map<string, Resent[]>();
  const add = (key: string, resent: Resent) => {
    const list = found.get(key) ?? [];
    list.push(resent);
    found.set(key, list);
  };
  for (const { flight, from } of again) {
    const before = flight.again === null ? undefined : trace.flights[flight.again];
    const us = before ? flight.sentAt - before.sentAt : null;
    add(`${from}`, { flight, us, by: BY[flight.reason] ?? 'timer' });
  }
  for (const flight of flights)
    if (isProbe(trace, flight)) {
      const by = flight.reason === 'keepAlive' ? 'keepAlive' : 'windowProbe';
      add(by, { flight, us: null, by });
    }
  return found;
}
