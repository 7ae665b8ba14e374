/** Of a recording the scenario that makes the same calls and loses the same segments under the `linux` profile. */
import type { Profile } from '../../machines/tcp/profile.ts';
import { settingsOfSocketOptions } from '../../machines/stacks/linux/socketOptions.ts';
import { settingsOfSysctls } from '../../machines/stacks/linux/sysctls.ts';
import { ms } from '../../machines/tcp/time.ts';
import { seq } from '../../machines/tcp/sequence.ts';
import type { Action, End, Injection, Scenario } from '../simulation/scenario.ts';
import type { CallName } from '../trace/calls.ts';
import type { Side } from '../trace/side.ts';
import { faultsOf } from './kernelFaults.ts';
import { sentBy, type RecordedSegment, type Recording } from './kernelSchema.ts';

/** How often a second the recorded kernels look at their timers. */
const TIMER_HZ = 250;

/** The same calls, the same fates. */
export function scenarioOf(recorded: Recording, timerHz = TIMER_HZ): Scenario {
  return {
    id: recorded.name,
    profile: 'linux',
    client: endOf(recorded, 'client', timerHz),
    server: endOf(recorded, 'server', timerHz),
    link: { delayUs: ms(recorded.one_way_delay_ms) },
    actions: recorded.app.flatMap((app) => actionOf(recorded, app)),
    faults: [...faultsOf(recorded, 'client'), ...faultsOf(recorded, 'server')],
    injections: recorded.segments.flatMap((seg) => injectionOf(recorded, seg)),
    // a recording that ended because all sockets were gone ends by itself here too
    ...(recorded.ended === 'quiescent' ? {} : { untilUs: ms(recorded.t_end_ms) }),
  };
}

function endOf(recorded: Recording, end: Side, timerHz = TIMER_HZ): End {
  const syns = recorded.segments.filter(
    (seg) => seg.from === end && !seg.injected && seg.flags.includes('SYN'),
  );
  const iss = [...new Set(syns.map((seg) => seg.seq))];
  return { iss: iss.length > 0 ? iss : [1], settings: { ...settingsOf(recorded, end), timerHz } };
}

/** In these the program leaves Nagle's algorithm on; in all others it sets TCP_NODELAY. */
const NAGLE = /nagle|^fin_with_data$/;

/** Sysctls and socket options as values of the profile. */
function settingsOf(recorded: Recording, end: Side): Partial<Profile> {
  const args = recorded.app.filter((app) => app.side === end).map((app) => String(app.args));
  const options = Object.fromEntries(
    args.flatMap((arg) => {
      const [, name, value] = /^([A-Z_0-9]+)=(\S+)$/.exec(arg) ?? [];
      return name === undefined ? [] : [[name, value]];
    }),
  ) as Record<string, string>;
  const rcvBuf = args.map((arg) => /rcvbuf=(\d+)/.exec(arg)?.[1]).find(Boolean);
  return {
    ...settingsOfSysctls(recorded.sysctls[end] ?? {}),
    ...fastOpenOf(recorded, end),
    autoRead: readsAtOnce(recorded, end),
    nagle: NAGLE.test(recorded.name),
    ...settingsOfSocketOptions({
      ...options,
      ...(rcvBuf === undefined ? {} : { SO_RCVBUF: rcvBuf }),
    }),
  };
}

/** A listener has to ask for fast open as well; a client that shows a cookie has it from an earlier connection. */
function fastOpenOf(recorded: Recording, end: Side): Partial<Profile> {
  const bits = Number(recorded.sysctls[end]?.['net.ipv4.tcp_fastopen'] ?? 0);
  const isAsked = recorded.app.some(({ args }) => String(args).startsWith('TCP_FASTOPEN='));
  if (end === 'server') return isAsked || (bits & 0x400) > 0 ? {} : { fastOpen: 'off' };
  const shown = recorded.segments.some(({ from, opts }) => from === end && opts?.kind34);
  return shown ? { fastOpenCookie: 'known' } : {};
}

/** So many reads are a program that takes whatever comes, as soon as it comes; when exactly it ran is chance. */
const MANY_READS = 10;
const AT_ONCE_MS = 10;

function readsAtOnce(recorded: Recording, end: Side): boolean {
  const reads = recorded.app.filter(
    ({ side, action }) => side === end && action.startsWith('recv'),
  );
  const arrivals = recorded.segments
    .filter(({ from, len }) => from !== end && len > 0)
    .map(({ t_arrive }) => t_arrive ?? Infinity);
  const isPrompt = (at: number) => arrivals.some((t) => t <= at + 1 && at - t < AT_ONCE_MS);
  return (
    reads.length >= MANY_READS &&
    reads.every(({ t_ms, result }) => result === 'EOF' || isPrompt(t_ms))
  );
}

const CALLS: readonly [start: string, call: CallName][] = [
  ['sendto(MSG_FASTOPEN)', 'connect'],
  ['listen', 'listen'],
  ['connect', 'connect'],
  ['send', 'send'],
  ['recv', 'receive'],
  ['shutdown', 'shutdown'],
  ['close', 'close'],
  ['abort', 'abort'],
  ['crash', 'crash'],
];

function actionOf(recorded: Recording, app: Recording['app'][number]): Action[] {
  if (app.side === 'net') return [];
  const call = CALLS.find(([start]) => app.action.startsWith(start))?.[1];
  if (call === undefined) return [];
  const at = { atUs: Math.max(0, ms(app.t_ms)), side: app.side, call };
  const named = connectionOf(app.sock);
  const sends = app.action.startsWith('send');
  if (sends) return [{ ...at, ...named, bytes: Number(app.args) }];
  if (call === 'receive' && readsAtOnce(recorded, app.side)) return [];
  if (call === 'receive') {
    const bytes = /^(\d+) bytes/.exec(app.result ?? '')?.[1];
    return bytes === undefined ? [] : [{ ...at, ...named, bytes: Number(bytes), whole: true }];
  }
  return [{ ...at, ...named }];
}

/** `c0` and `s0` are the first connections a side opened, `s1` the first that a listener took. */
function connectionOf(sock: string | undefined): { connection?: number } {
  const [, letter, digits] = /^([cs])(\d+)$/.exec(sock ?? '') ?? [];
  if (letter === undefined) return {};
  const number = Number(digits);
  return { connection: letter === 's' && number > 0 ? number : number + 1 };
}

function injectionOf(recorded: Recording, seg: RecordedSegment): Injection[] {
  if (!seg.injected || seg.t_arrive === null) return [];
  const flags = (['SYN', 'ACK', 'FIN', 'RST'] as const).filter((flag) => seg.flags.includes(flag));
  return [
    {
      atUs: ms(seg.t_arrive),
      to: seg.from === 'client' ? 'server' : 'client',
      segment: {
        ...{ seq: seg.seq, ack: seg.ack, flags, bytes: seg.len, wnd: seg.win },
        ...(seg.opts?.ts ? { timestamps: timestampsOf(recorded, seg) } : {}),
      },
    },
  ];
}

/** The timestamps of a forged segment, on the clocks of our run: both sides' clocks stand at their ISS when it begins. */
function timestampsOf(recorded: Recording, { from, opts }: RecordedSegment) {
  const [value = 0, echo = 0] = opts?.ts ?? [];
  const peer = from === 'client' ? 'server' : 'client';
  return {
    value: seq(value + clockShift(recorded, from)),
    echo: echo === 0 ? 0 : seq(echo + clockShift(recorded, peer)),
  };
}

/** From the clock of a recording's end to that of ours. */
function clockShift(recorded: Recording, end: Side): number {
  const first = sentBy(recorded, end).find((seg) => seg.opts?.ts);
  if (!first?.opts?.ts) return 0;
  return (endOf(recorded, end).iss[0] ?? 0) + Math.floor(first.t_ms) - first.opts.ts[0];
}
