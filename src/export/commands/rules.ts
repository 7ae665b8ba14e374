/**
 * What the network does to single segments, as rules of nftables in a network of one's own. A rule counts the segments of a kind
 * that it can tell by their header (`numgen inc`), so that it meets the same one as the run, if the kernel sends as the run does.
 */
import { optionBits } from '../../../machines/tcp/options.ts';
import type { Segment } from '../../../machines/tcp/segment.ts';
import type { ConnectionTrace, Flight } from '../../trace/connection.ts';
import { SIDES, type Side } from '../../trace/side.ts';
import type { CommandsWords } from '../../words/contract/index.ts';

/** Kinds that nftables can tell; each segment is of exactly one. */
const KINDS = {
  RST: 'tcp flags & rst == rst',
  SYN: 'tcp flags & (syn | ack | rst) == syn',
  'SYN+ACK': 'tcp flags & (syn | ack | rst) == (syn | ack)',
  FIN: 'tcp flags & (fin | syn | rst) == fin',
  DATA: 'tcp flags & (fin | syn | rst) == 0 ip length > 80',
  PSH: 'tcp flags & (fin | syn | rst | psh) == psh ip length <= 80',
  ACK: 'tcp flags & (fin | syn | rst | psh) == 0 ip length <= 80',
} as const;
type Kind = keyof typeof KINDS;

/** IPv4 and TCP with all options that there can be: what is longer carries data. */
const LONGEST_WITHOUT_DATA = 80;
const HEADERS = 40;

const ipLength = (segment: Segment): number =>
  HEADERS + optionBits(segment).reduce((sum, [, bits]) => sum + bits / 8, 0) + segment.dataLen;

function kindIn(segment: Segment): Kind {
  if (segment.rst) return 'RST';
  if (segment.syn) return segment.ack ? 'SYN+ACK' : 'SYN';
  if (segment.fin) return 'FIN';
  if (ipLength(segment) > LONGEST_WITHOUT_DATA) return 'DATA';
  return segment.psh ? 'PSH' : 'ACK';
}

/** What is done to a segment, as far as nftables can do it. */
type Deed =
  | { readonly does: 'drop' }
  | { readonly does: 'late' | 'again'; readonly byUs: number }
  | { readonly does: 'mark' }
  | { readonly does: 'clampMss'; readonly mss: number };

interface Hit {
  readonly kind: Kind;
  /** Among the segments of its kind and sender, from 0. */
  readonly nth: number;
  readonly deed: Deed;
}

/** Late ones are marked, and the queueing discipline delays by the mark. */
export interface Rules {
  /** The ruleset, without the lines around; empty: nothing happens to single segments. */
  readonly lines: readonly string[];
  /** By how much later than usual the segments with mark 1, 2, ... arrive; of each sender. */
  readonly late: Readonly<Record<Side, readonly number[]>>;
}

/** So many bands besides the first one has `tc-prio`. */
const MOST_LATE = 15;

export function rulesOf(trace: ConnectionTrace, words: CommandsWords): Rules {
  const late: Record<Side, number[]> = { client: [], server: [] };
  const chains = new Map<string, string>();
  const lines: string[] = [];
  for (const side of SIDES) {
    const hits = hitsOf(trace, side);
    if (hits.length === 0) continue;
    const kinds = [...new Set(hits.map(({ kind }) => kind))];
    const rules = kinds.flatMap((kind) => {
      const ofKind = hits.filter((hit) => hit.kind === kind);
      const said = ofKind.map(({ nth, deed }): [number, string] => [
        nth,
        verdictOf(deed, side, late[side], chains),
      ]);
      const places = inRuns(said);
      return [
        `    # ${words.hits(places.map(([nth]) => nth).join(', '), kind, side)}`,
        `    ${KINDS[kind]} numgen inc mod 65536 vmap { ${places.map(([nth, does]) => `${nth} : ${does}`).join(', ')} }`,
      ];
    });
    lines.push(
      `  chain from_${side} {`,
      `    type filter hook ingress device "to-${side}" priority 0`,
      ...rules,
      '  }',
    );
  }
  const apart = [...chains].map(([name, body]) => `  chain ${name} { ${body}; }`);
  return { late, lines: [...apart, ...lines] };
}

/** What a rule does: a word of nftables, or the name of a chain that does it. */
function verdictOf(deed: Deed, side: Side, late: number[], chains: Map<string, string>): string {
  const chain = (name: string, body: string) => {
    chains.set(name, body);
    return `goto ${name}`;
  };
  switch (deed.does) {
    case 'drop':
      return 'drop';
    case 'mark':
      return chain('congested', 'ip ecn set ce');
    case 'clampMss':
      return chain(`mss_${deed.mss}`, `tcp option maxseg size set ${deed.mss}`);
    case 'late':
    case 'again': {
      if (!late.includes(deed.byUs) && late.length < MOST_LATE) late.push(deed.byUs);
      const mark = late.indexOf(deed.byUs) + 1;
      if (deed.does === 'late') return chain(`late_${side}_${mark}`, `meta mark set ${mark}`);
      const to = `to-${side === 'client' ? 'server' : 'client'}`;
      const copy = `meta mark set ${mark} dup to "${to}" meta mark set 0`;
      return chain(`again_${side}_${mark}`, copy);
    }
  }
}

/** `2-65535 : drop` for those that go on to the end, and on; each other one alone. */
function inRuns(said: readonly (readonly [nth: number, does: string])[]): [string, string][] {
  const sorted = [...said].sort(([a], [b]) => a - b);
  let from = sorted.length - 1;
  const isNext = (i: number) =>
    sorted[i - 1]?.[0] === (sorted[i]?.[0] ?? 0) - 1 && sorted[i - 1]?.[1] === sorted[i]?.[1];
  while (from > 0 && isNext(from)) from -= 1;
  const tail = sorted[from];
  if (tail === undefined || sorted.length - from < LONG_RUN)
    return sorted.map(([nth, does]) => [String(nth), does]);
  return [
    ...sorted.slice(0, from).map(([nth, does]): [string, string] => [String(nth), does]),
    [`${tail[0]}-65535`, tail[1]],
  ];
}

/** So many in a row to the last one: then all that would follow are meant. */
const LONG_RUN = 4;

function hitsOf(trace: ConnectionTrace, side: Side): Hit[] {
  const counted = new Map<Kind, number>();
  return trace.flights
    .filter(({ from }) => from === side)
    .flatMap((flight) => {
      const kind = kindIn(flight.segment);
      const nth = counted.get(kind) ?? 0;
      counted.set(kind, nth + 1);
      const deed = deedOf(trace, flight);
      return deed ? [{ kind, nth, deed }] : [];
    });
}

function deedOf(trace: ConnectionTrace, flight: Flight): Deed | null {
  const { fate, fault, segment, arrivals, sentAt } = flight;
  if (fault === 'chance') return null;
  const [first, second] = arrivals;
  if (fate === 'lost') return { does: 'drop' };
  if (fate === 'delayed' && first !== undefined)
    return { does: 'late', byUs: first - sentAt - usualDelay(trace) };
  if (fate === 'duplicated' && first !== undefined && second !== undefined)
    return { does: 'again', byUs: second - first };
  const arrived = trace.steps.find(
    ({ cause }) => cause.kind === 'segment' && cause.flight === flight.index,
  )?.cause;
  if (arrived?.kind !== 'segment') return null;
  const { ip, mss } = arrived.segment;
  if (ip !== segment.ip) return { does: 'mark' };
  return mss !== undefined && mss !== segment.mss ? { does: 'clampMss', mss } : null;
}

/** How long a segment takes to which nothing happens. */
export function usualDelay({ flights }: ConnectionTrace): number {
  const usual = flights.find(({ fate }) => fate === 'delivered') ?? flights[0];
  return usual ? usual.dueAt - usual.sentAt : 0;
}
