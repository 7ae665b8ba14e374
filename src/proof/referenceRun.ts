/** Exact end-to-end runs of another TCP: as scenarios of ours, and how a trace of ours compares. */
import type { Effect } from '../../machines/tcp/effects.ts';
import type { Profile } from '../../machines/tcp/profile.ts';
import { ms } from '../../machines/tcp/time.ts';
import { SIDES, type Side } from '../trace/side.ts';
import type { Fault, Scenario } from '../simulation/scenario.ts';
import { simulate } from '../simulation/simulate.ts';
import type { ConnectionTrace } from '../trace/connection.ts';
import { firstMismatch, type Mismatch } from './mismatch.ts';
import { CALLS_OF_RFC, type ReferenceRun, type RunParameters } from './referenceSchema.ts';
import { endsAtLast } from '../trace/moment.ts';

const AS_THEY_ARE = [
  ...['mss', 'rcvBuf', 'autoRead', 'synRetries', 'dataRetries', 'nagle', 'rfc5961'],
  ...['rfc1337', 'timeWaitReuse', 'simOpen', 'dupSyn', 'halfDuplexClose'],
];
const IN_MS: Record<string, keyof Profile> = {
  rtoInit: 'rtoInitialUs',
  rtoMin: 'rtoMinUs',
  rtoMax: 'rtoMaxUs',
  rtoAfterSynLoss: 'rtoAfterSynLossUs',
  twMs: 'timeWaitUs',
  delayedAck: 'delayedAckUs',
  userTimeout: 'userTimeoutUs',
  finWait2Timeout: 'finWait2Us',
};

function settingsOf(params: RunParameters): Partial<Profile> {
  const settings: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(params)) {
    if (AS_THEY_ARE.includes(name)) settings[name] = value;
    else if (name in IN_MS) settings[IN_MS[name] ?? ''] = ms(value as number);
    else if (name === 'iw') settings.initialWindow = value;
  }
  if (params.keepAlive) {
    const { idle, intvl, probes } = params.keepAlive;
    settings.keepAlive = { idleUs: ms(idle), intervalUs: ms(intvl), probes };
  }
  return settings;
}

export function scenarioOf(run: ReferenceRun): Scenario {
  const { client = {}, server = {}, delay = 50, ...both } = run.params ?? {};
  const end = (own: RunParameters, iss: number[]) => ({
    iss: own.iss ?? iss,
    settings: settingsOf(own),
    reactions:
      (own.closeOnFin ?? both.closeOnFin)
        ? [{ on: 'endOfFile' as const, afterUs: 0, call: 'close' as const }]
        : [],
  });
  return {
    id: run.id,
    profile: 'rfc',
    settings: settingsOf(both),
    client: end(client, [100]),
    server: end(server, [300]),
    link: { delayUs: ms(delay) },
    actions: run.actions.map(({ t, call, ...rest }) => ({
      ...rest,
      atUs: ms(t),
      call: CALLS_OF_RFC[call],
    })),
    faults: run.network.map(({ match: { after, ...match }, verdict, ms: by }): Fault => {
      const named = { ...match, ...(after === undefined ? {} : { afterUs: ms(after) }) };
      if (verdict === 'drop') return { match: named, do: 'drop' };
      return { match: named, do: verdict, byUs: ms(by ?? 0) };
    }),
    injections: (run.inject ?? []).map(({ t, to, seg }) => ({
      atUs: ms(t),
      to,
      segment: {
        seq: seg.seq,
        ...(seg.ack === undefined ? {} : { ack: seg.ack }),
        bytes: seg.len,
        flags: (['SYN', 'ACK', 'FIN', 'RST'] as const).filter((f) => seg.flags.includes(f)),
      },
    })),
    untilUs: ms(run.until),
  };
}

const FATES = {
  delivered: 'delivered',
  lost: 'dropped',
  delayed: 'delayed',
  duplicated: 'duplicated',
};

/** The segments of a trace, a line each, in the reference's terms. */
const segmentLines = (trace: ConnectionTrace, withWindow: boolean): string[] =>
  trace.flights.map(({ segment: s, ...f }) => {
    const flags = [s.rst && 'RST', s.syn && 'SYN', s.fin && 'FIN', s.ack && 'ACK'].filter(Boolean);
    const arrives = f.arrivals.map((a) => a / 1000).join(' ') || 'never';
    const wnd = withWindow ? ` wnd=${s.wnd}` : '';
    const ack = s.ack ? s.ackNumber : null;
    return `${f.sentAt / 1000} ${f.from} ${flags.join(',')} seq=${s.seq} ack=${ack} len=${s.dataLen}${wnd} ${FATES[f.fate]} ${arrives}`;
  });

const expectedLines = (run: ReferenceRun): string[] =>
  run.segments.map((s) => {
    const arrives = [s.arrives, ...(s.copies ?? [])].filter((a) => a !== null).join(' ') || 'never';
    const wnd = run.checkWnd ? ` wnd=${s.wnd}` : '';
    return `${s.t} ${s.from} ${s.flags.join(',')} seq=${s.seq} ack=${s.ack} len=${s.len}${wnd} ${s.fate} ${arrives}`;
  });

/** The states that a side was in after each step, with the moment it entered them. */
function pathOf(trace: ConnectionTrace, side: Side): string[] {
  const path = ['CLOSED@0'];
  for (const step of trace.steps) {
    if (step.side !== side || step.after.state === step.before.state) continue;
    path.push(`${step.after.state}@${step.at / 1000}`);
  }
  return path;
}

const signalsOf = (trace: ConnectionTrace, side: Side): string[] =>
  trace.steps
    .filter((step) => step.side === side)
    .flatMap((step) => step.effects.filter(isReport).map((e) => `${e.text}@${step.at / 1000}`));

const isReport = (effect: Effect): effect is Effect & { kind: 'report' } =>
  effect.kind === 'report';

function finalOf(trace: ConnectionTrace, side: Side): ReferenceRun['final'][Side] {
  const { state, tcb } = endsAtLast(trace)[side];
  if (!tcb) return { state };
  return { state, sndUna: tcb.sndUna, sndNxt: tcb.sndNxt, rcvNxt: tcb.rcvNxt };
}

/** The first difference between a reference run and ours: segments, fates, state paths, signals, ends. */
export function compareWithRun(run: ReferenceRun): Mismatch | null {
  const trace = simulate(scenarioOf(run));
  const segments = firstMismatch(
    'segment',
    expectedLines(run),
    segmentLines(trace, run.checkWnd ?? false),
  );
  if (segments) return segments;
  for (const side of SIDES) {
    const path = run.paths[side].map((p) => `${p.state}@${p.t}`);
    const signals = run.signals[side].map((s) => `${s.text}@${s.t}`);
    const mismatch =
      firstMismatch(`${side}'s state`, path, pathOf(trace, side)) ??
      firstMismatch(`${side}'s signal`, signals, signalsOf(trace, side)) ??
      firstMismatch(`${side}'s end`, [text(run.final[side])], [text(finalOf(trace, side))]);
    if (mismatch) return mismatch;
  }
  return null;
}

const text = ({ state, sndUna, sndNxt, rcvNxt }: ReferenceRun['final'][Side]): string =>
  sndUna === undefined ? state : `${state} SND.UNA ${sndUna} SND.NXT ${sndNxt} RCV.NXT ${rcvNxt}`;
