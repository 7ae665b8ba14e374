/** Words of the charts: the time-sequence graph, windows, round trips. In English. */
import { duration } from '../../duration.ts';
import type { RetransmissionCause } from '../../../trace/resent.ts';
import type { SeriesName } from '../../../trace/series.ts';
import type { SequenceSpan } from '../../../trace/timeSequence.ts';
import { bytes, segments, times } from '../say.ts';

/** A segment, or what an ACK told, as a sentence has it. */
export interface SpanTelling {
  readonly kind: SequenceSpan['kind'];
  readonly control: SequenceSpan['control'];
  readonly lost: boolean;
  readonly needless: boolean;
  /** The numbers as the page writes them; the last one is within it. */
  readonly first: string;
  readonly last: string;
  readonly octets: number;
}

interface ChartWords {
  readonly sides: string;
  readonly titles: Readonly<Record<'sequence' | 'windows' | 'roundTrips', string>>;
  /** What the axis upwards counts. */
  readonly axes: Readonly<Record<'sequence' | 'windows' | 'roundTrips', string>>;
  readonly logarithmic: string;
  readonly spans: Readonly<Record<SequenceSpan['kind'], string>>;
  readonly marks: Readonly<Record<'SYN' | 'FIN' | 'lost' | 'needless' | 'rtt', string>>;
  readonly lines: Readonly<Record<Exclude<SeriesName, 'rtt'>, string>>;
  /** A line that lies above the chart. */
  readonly above: (value: string) => string;
  readonly octets: (n: number) => string;
  readonly inSegments: (octets: string, n: number) => string;
  readonly span: (told: SpanTelling) => string;
  readonly values: (parts: readonly { readonly name: string; readonly value: string }[]) => string;
  readonly at: (when: string, what: string) => string;
  readonly summaries: {
    readonly sequence: (facts: {
      readonly side: string;
      readonly segments: number;
      readonly sentAgain: number;
      readonly again: readonly { readonly cause: RetransmissionCause; readonly count: number }[];
      readonly lost: number;
      readonly needless: number;
    }) => string;
    readonly windows: (facts: {
      readonly first: number;
      readonly most: number;
      readonly last: number;
      readonly inFlight: number;
    }) => string;
    readonly roundTrips: (facts: {
      readonly samples: number;
      readonly least: number | null;
      readonly most: number | null;
      readonly srtt: number | null;
      readonly rto: number;
    }) => string;
  };
  /** Of a connection that was captured: the same without what no packet tells, and why that is grey. */
  readonly untold: {
    readonly windows: (inFlight: number) => string;
    readonly roundTrips: (measured: {
      readonly samples: number;
      readonly least: number | null;
      readonly most: number | null;
    }) => string;
  };
  readonly nothing: string;
  readonly points: (title: string) => string;
  readonly hint: string;
  readonly zoom: Readonly<Record<'in' | 'out' | 'whole' | 'scroll', string>>;
  readonly save: (form: 'SVG' | 'PNG') => string;
  readonly failed: string;
  readonly picture: (title: string, side: string) => string;
}

declare module '../../contract/views.ts' {
  interface ViewWords {
    readonly chart: ChartWords;
  }
}

export const tab = 'Charts';

const octets = new Intl.NumberFormat('en');

const SPANS = {
  first: 'segment',
  rto: 'retransmission: RTO',
  afterRto: 'retransmission: RTO recovery',
  fast: 'fast retransmit',
  partial: 'retransmission: partial ACK',
  sack: 'retransmission: SACK/RACK',
  rescue: 'rescue retransmission',
  reordering: 'retransmission: RACK’s timer',
  reneged: 'retransmission: SACK reneged',
  probe: 'tail loss probe',
  answer: 'SYN+ACK for a duplicate SYN',
  notTaken: 'retransmission: not taken from the SYN',
  windowProbe: 'window probe',
  keepAlive: 'keep-alive probe',
  reset: 'RST',
  ack: 'ACK',
  duplicateAck: 'duplicate ACK',
  sackBlock: 'SACK block',
  dsackBlock: 'D-SACK: arrived twice',
} as const satisfies ChartWords['spans'];

/** In a list of counts, where each is a retransmission anyway. */
const CAUSES: Readonly<Record<RetransmissionCause, string>> = {
  rto: 'RTO',
  afterRto: 'RTO recovery',
  fast: 'fast retransmit',
  partial: 'partial ACK',
  sack: 'SACK/RACK',
  rescue: 'rescue retransmission',
  reordering: 'RACK’s timer',
  reneged: 'SACK reneged',
  probe: 'tail loss probe',
  answer: 'duplicate SYN',
  notTaken: 'not taken from the SYN',
};

const lasting = (us: number) => duration(us, 'en');
const were = (n: number) => (n === 1 ? '1 was' : `${octets.format(n)} were`);

export const chart: ChartWords = {
  sides: 'Sender',
  titles: {
    sequence: 'Time-sequence graph',
    windows: 'Windows and data in flight',
    roundTrips: 'Round-trip time and RTO',
  },
  axes: { sequence: 'sequence number', windows: 'bytes', roundTrips: 'time' },
  logarithmic: 'logarithmic scale',
  spans: SPANS,
  marks: {
    SYN: 'SYN',
    FIN: 'FIN',
    lost: 'lost',
    needless: 'spurious: an earlier copy arrives',
    rtt: 'RTT sample',
  },
  lines: {
    acknowledged: 'acknowledged (SND.UNA)',
    windowEdge: 'window edge (SND.UNA + SND.WND)',
    cwnd: 'cwnd',
    ssthresh: 'ssthresh',
    inFlight: 'in flight',
    sndWnd: 'send window',
    srtt: 'SRTT',
    rto: 'RTO',
  },
  above: (value) => `${value} ↑`,
  octets: (n) => `${octets.format(n)} B`,
  inSegments: (text, n) => `${text} (${segments(n)})`,
  span: ({ kind, control, lost, needless, first, last, octets: n }) => {
    const what = kind === 'first' && control !== null ? control : SPANS[kind];
    const also = kind !== 'first' && control !== null ? [control] : [];
    const range = n > 1 ? `${first} to ${last}` : first;
    const remarks = [...(lost ? ['lost'] : []), ...(needless ? ['spurious'] : [])];
    return [what, ...also, range, ...remarks].join(', ');
  },
  values: (parts) => parts.map(({ name, value }) => `${name} ${value}`).join(', '),
  at: (when, what) => `${when}: ${what}`,
  summaries: {
    sequence: ({ side, segments: n, again, sentAgain, lost, needless }) => {
      const causes = again
        .map(({ cause, count }) =>
          count === sentAgain ? CAUSES[cause] : `${count} ${CAUSES[cause]}`,
        )
        .join(', ');
      const parts = [
        `The ${side} sends ${segments(n)} with data, SYN or FIN.`,
        ...(sentAgain > 0 ? [`Retransmitted: ${octets.format(sentAgain)} (${causes}).`] : []),
        ...(lost > 0 ? [`${were(lost)} lost.`] : []),
        ...(needless > 0 ? [`Spurious: ${octets.format(needless)}.`] : []),
      ];
      return parts.join(' ');
    },
    windows: ({ first, most, last, inFlight }) =>
      `cwnd begins with ${bytes(first)} and ends with ${bytes(last)}; its maximum is ${bytes(most)}. At most ${bytes(inFlight)} in flight.`,
    roundTrips: ({ samples, least, most, srtt, rto }) => {
      if (least === null || most === null) return `No RTT sample. RTO ${lasting(rto)}.`;
      const range = least === most ? lasting(least) : `${lasting(least)} to ${lasting(most)}`;
      const smooth = srtt === null ? '' : `SRTT ${lasting(srtt)}, `;
      return `RTT measured ${times(samples)}: ${range}. At the end ${smooth}RTO ${lasting(rto)}.`;
    },
  },
  untold: {
    windows: (inFlight) =>
      `At most ${bytes(inFlight)} in flight. Grey: no packet tells cwnd and ssthresh. They are those of the stack that was assumed.`,
    roundTrips: ({ samples, least, most }) => {
      const grey =
        'Grey: no packet tells SRTT and RTO. They are those of the stack that was assumed.';
      if (least === null || most === null) return `No RTT sample. ${grey}`;
      const range = least === most ? lasting(least) : `${lasting(least)} to ${lasting(most)}`;
      return `RTT measured ${times(samples)}: ${range}. ${grey}`;
    },
  },
  nothing: 'No connection yet.',
  points: (title) => `${title}: points`,
  hint: 'Click a point to see which segment it is; click elsewhere to move in time.',
  zoom: {
    in: 'Zoom in',
    out: 'Zoom out',
    whole: 'Show the whole run',
    scroll: 'Part of the run that is shown',
  },
  save: (form) => `Save the charts as ${form}`,
  failed: 'The picture could not be made.',
  picture: (title, side) => `${title}: the ${side} sends`,
};
