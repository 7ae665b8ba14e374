/**
 * A connection recorded from a real Linux kernel: its schema, and the scenario that makes the same calls and loses the
 * same segments under the `linux` profile.
 */
import * as v from 'valibot';
import type { Profile } from '../../machines/tcp/profiles.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import type { Action, End, Fault, Injection, Scenario } from '../simulation/scenario.ts';
import type { CallName } from '../trace/calls.ts';
import type { Side } from '../trace/side.ts';

const side = v.picklist(['client', 'server']);

const segment = v.object({
  n: v.number(),
  t_ms: v.number(),
  from: side,
  flags: v.string(),
  seq_rel: v.nullable(v.number()),
  ack_rel: v.nullable(v.number()),
  len: v.number(),
  win: v.number(),
  fate: v.picklist(['delivered', 'dropped']),
  t_arrive: v.nullable(v.number()),
  seq: v.number(),
  ack: v.number(),
  rule: v.optional(v.number()),
  dup_of: v.optional(v.number()),
  injected: v.optional(v.string()),
});

const recording = v.object({
  schema: v.literal(1),
  name: v.string(),
  description: v.string(),
  sysctls: v.record(side, v.record(v.string(), v.string())),
  one_way_delay_ms: v.number(),
  t_end_ms: v.number(),
  ended: v.string(),
  rules: v.array(v.object({ do: v.string(), ms: v.optional(v.number()) })),
  app: v.array(
    v.object({
      t_ms: v.number(),
      side: v.picklist(['client', 'server', 'net']),
      sock: v.optional(v.string()),
      action: v.string(),
      args: v.optional(v.nullable(v.union([v.number(), v.string()]))),
      result: v.optional(v.nullable(v.string())),
    }),
  ),
  segments: v.array(segment),
  states: v.array(
    v.object({
      t_ms: v.number(),
      side,
      from: v.string(),
      to: v.string(),
      listener: v.optional(v.boolean()),
      t_unc_ms: v.optional(v.number()),
    }),
  ),
});

export type Recording = v.InferOutput<typeof recording>;
export type RecordedSegment = Recording['segments'][number];

/** Reads a recording out of parsed JSON; throws a valibot error that names the field which does not fit. */
export const recordingFrom = (data: unknown): Recording => v.parse(recording, data);

/** What the two kernels sent, without copies that the network made and without forged segments. */
export const sentBy = (recorded: Recording, from: Side): RecordedSegment[] =>
  recorded.segments.filter((seg) => seg.from === from && !seg.injected && seg.dup_of === undefined);

/** The same calls, the same fates. */
export function scenarioOf(recorded: Recording): Scenario {
  return {
    id: recorded.name,
    profile: 'linux',
    client: endOf(recorded, 'client'),
    server: endOf(recorded, 'server'),
    link: { delayUs: ms(recorded.one_way_delay_ms) },
    actions: recorded.app.flatMap(actionOf),
    faults: [...faultsOf(recorded, 'client'), ...faultsOf(recorded, 'server')],
    injections: recorded.segments.flatMap(injectionOf),
    // a recording that ended because all sockets were gone ends by itself here too
    ...(recorded.ended === 'quiescent' ? {} : { untilUs: ms(recorded.t_end_ms) }),
  };
}

function endOf(recorded: Recording, end: Side): End {
  const syns = recorded.segments.filter(
    (seg) => seg.from === end && !seg.injected && seg.flags.includes('SYN'),
  );
  const iss = [...new Set(syns.map((seg) => seg.seq))];
  return { iss: iss.length > 0 ? iss : [1], settings: settingsOf(recorded, end) };
}

/** In these the program leaves Nagle's algorithm on; in all others it sets TCP_NODELAY. */
const NAGLE = ['nagle', 'fin_with_data'];

/** Sysctls and socket options as values of the profile. */
function settingsOf(recorded: Recording, end: Side): Partial<Profile> {
  const sysctl = (name: string) =>
    recorded.sysctls[end]?.[name] ?? recorded.sysctls[end]?.[`net.ipv4.${name}`];
  const number = (name: string) => Number(sysctl(name));
  const option = (name: string) => {
    const set = recorded.app.find((a) => a.side === end && String(a.args).startsWith(`${name}=`));
    return set ? Number(String(set.args).split('=')[1]) : undefined;
  };
  const rcvBuf = recorded.app
    .filter((a) => a.side === end)
    .map((a) => /rcvbuf=(\d+)/.exec(String(a.args))?.[1])
    .find((found) => found !== undefined);
  const nagle = NAGLE.includes(recorded.name) || option('TCP_NODELAY') === 0;
  return {
    synRetries: number('tcp_syn_retries'),
    synLinearTimeouts: number('tcp_syn_linear_timeouts'),
    synAckRetries: number('tcp_synack_retries'),
    dataRetries: number('tcp_retries2'),
    orphanRetries: number('tcp_orphan_retries'),
    finWait2Us: s(number('tcp_fin_timeout')),
    rtoMinUs: number('tcp_rto_min_us'),
    rfc1337: sysctl('tcp_rfc1337') === '1',
    autoRead: false,
    timerHz: 250,
    ...(nagle ? { nagle: true } : {}),
    // the kernel doubles what a program asks for
    ...(rcvBuf === undefined ? {} : { rcvBuf: 2 * Number(rcvBuf) }),
    ...(option('SO_KEEPALIVE') === 1
      ? {
          keepAlive: {
            idleUs: s(option('TCP_KEEPIDLE') ?? 7200),
            intervalUs: s(option('TCP_KEEPINTVL') ?? 75),
            probes: option('TCP_KEEPCNT') ?? 9,
          },
        }
      : {}),
  };
}

const CALLS: readonly [start: string, call: CallName][] = [
  ['listen', 'listen'],
  ['connect', 'connect'],
  ['send', 'send'],
  ['recv', 'receive'],
  ['shutdown', 'shutdown'],
  ['close', 'close'],
  ['abort', 'abort'],
  ['crash', 'crash'],
];

function actionOf(app: Recording['app'][number]): Action[] {
  if (app.side === 'net') return [];
  const call = CALLS.find(([start]) => app.action.startsWith(start))?.[1];
  if (call === undefined) return [];
  const at = { atUs: Math.max(0, ms(app.t_ms)), side: app.side, call };
  const named = connectionOf(app.sock);
  if (call === 'send') return [{ ...at, ...named, bytes: Number(app.args) }];
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

/** Each transmission's fate, by its number: what the relay did to it. */
function faultsOf(recorded: Recording, from: Side): Fault[] {
  return sentBy(recorded, from).flatMap((seg, i): Fault[] => {
    const match = { from, nth: i + 1 };
    if (seg.fate === 'dropped') return [{ match, do: 'drop' }];
    const copy = recorded.segments.find((other) => other.dup_of === seg.n);
    if (copy && copy.t_arrive !== null && seg.t_arrive !== null) {
      return [{ match, do: 'duplicate', byUs: ms(copy.t_arrive - seg.t_arrive) }];
    }
    const rule = seg.rule === undefined ? undefined : recorded.rules[seg.rule];
    return rule?.do === 'delay' && rule.ms !== undefined
      ? [{ match, do: 'delay', byUs: ms(rule.ms) }]
      : [];
  });
}

function injectionOf(seg: RecordedSegment): Injection[] {
  if (!seg.injected || seg.t_arrive === null) return [];
  const flags = (['SYN', 'ACK', 'FIN', 'RST'] as const).filter((flag) => seg.flags.includes(flag));
  return [
    {
      atUs: ms(seg.t_arrive),
      to: seg.from === 'client' ? 'server' : 'client',
      segment: { seq: seg.seq, ack: seg.ack, flags, bytes: seg.len, wnd: seg.win },
    },
  ];
}
