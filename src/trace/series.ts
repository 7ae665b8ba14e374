/** Numbers of a connection as they change in the course of a trace: a step line each. Built once for a trace. */
import type { InFlight, Tcb } from '../../machines/tcp/tcb.ts';
import { sumOf } from '../../machines/tcp/listChanges.ts';
import { advance, type Seq } from '../../machines/tcp/sequence.ts';
import type { Time } from '../../machines/tcp/time.ts';
import type { ConnectionTrace } from './connection.ts';
import { stepsOf } from './lookup.ts';
import { oncePerSide } from './oncePerSide.ts';
import { relativeTo } from './relative.ts';
import type { Side } from './side.ts';

export const SERIES = [
  'acknowledged',
  'windowEdge',
  'cwnd',
  'ssthresh',
  'inFlight',
  'sndWnd',
  'rtt',
  'srtt',
  'rto',
] as const;

/**
 * `acknowledged` is SND.UNA, `windowEdge` SND.UNA + SND.WND, both counted from the initial number; `inFlight` what the sender
 * takes to be on its way (pipe, RFC 6675, 2: what is SACKed or lost is not). Octets for these and for windows, microseconds
 * for times. `rtt` are samples, which hold for their instant alone; the others hold until the next.
 */
export type SeriesName = (typeof SERIES)[number];

export interface Sample {
  readonly at: Time;
  /** null: from here on there is none, for there is no connection, or it is not known, or "arbitrarily high". */
  readonly value: number | null;
  /** The step that made it so. */
  readonly step: number;
}

const lengthOf = ({ dataLen, syn, fin }: InFlight): number =>
  dataLen + (syn ? 1 : 0) + (fin ? 1 : 0);

const onItsWay = sumOf<InFlight>((entry) =>
  entry.sacked || (entry.lost && !entry.again) ? 0 : lengthOf(entry),
);

type Read = (tcb: Tcb, relative: (n: Seq) => number) => number | null;

const READ: Readonly<Record<Exclude<SeriesName, 'rtt'>, Read>> = {
  acknowledged: ({ sndUna }, relative) => relative(sndUna),
  windowEdge: ({ irs, sndUna, sndWnd }, relative) =>
    irs === null ? null : relative(advance(sndUna, sndWnd)),
  cwnd: ({ cwnd }) => cwnd,
  ssthresh: ({ ssthresh }) => (ssthresh >= Number.MAX_SAFE_INTEGER ? null : ssthresh),
  inFlight: ({ inFlight }) => onItsWay(inFlight),
  sndWnd: ({ irs, sndWnd }) => (irs === null ? null : sndWnd),
  srtt: ({ srttUs }) => srttUs,
  rto: ({ rtoUs }) => rtoUs,
};

/** What a number of a side was from when on. */
export const seriesOf = (trace: ConnectionTrace, side: Side, what: SeriesName): readonly Sample[] =>
  allSeries(trace, side)[what];

const allSeries = oncePerSide(seriesOfSide);

function seriesOfSide(trace: ConnectionTrace, side: Side): Record<SeriesName, readonly Sample[]> {
  const relative = (n: Seq) => relativeTo(trace, side, n);
  const found: Record<SeriesName, Sample[]> = {
    ...{ acknowledged: [], windowEdge: [], cwnd: [], ssthresh: [], inFlight: [] },
    ...{ sndWnd: [], rtt: [], srtt: [], rto: [] },
  };
  const names = Object.keys(READ) as (keyof typeof READ)[];
  for (const { at, index: step, after, effects } of stepsOf(trace, side)) {
    for (const name of names) {
      const value = after.tcb === null ? null : READ[name](after.tcb, relative);
      if (value !== (found[name].at(-1)?.value ?? null)) found[name].push({ at, value, step });
    }
    for (const effect of effects)
      if (effect.kind === 'measure' && effect.what === 'rtt')
        found.rtt.push({ at, value: effect.value, step });
  }
  return found;
}
