/** The form of exact end-to-end runs of another TCP, as `scenarios.json` has them. Times are in milliseconds. */
import * as v from 'valibot';
import { MOST } from '../simulation/expected.ts';
import { SIDES } from '../trace/side.ts';
import type { CallName } from '../trace/calls.ts';

/** The calls of RFC 9293, 3.9.1, by our names. */
export const CALLS_OF_RFC = {
  OPEN_PASSIVE: 'listen',
  OPEN_ACTIVE: 'connect',
  SEND: 'send',
  RECEIVE: 'receive',
  CLOSE: 'close',
  ABORT: 'abort',
  STATUS: 'status',
  CRASH: 'crash',
} as const satisfies Record<string, CallName>;

const side = v.picklist(SIDES);
const millis = v.pipe(v.number(), v.minValue(0), v.maxValue(MOST.timeUs / 1000));
const flagNames = v.picklist(['SYN', 'ACK', 'FIN', 'RST', 'PSH']);
const bySide = <T extends v.GenericSchema>(schema: T) =>
  v.object({ client: schema, server: schema });

const parameters = {
  mss: v.exactOptional(v.number()),
  rcvBuf: v.exactOptional(v.number()),
  autoRead: v.exactOptional(v.boolean()),
  iss: v.exactOptional(v.array(v.number())),
  rtoInit: v.exactOptional(millis),
  rtoMin: v.exactOptional(millis),
  rtoMax: v.exactOptional(millis),
  rtoAfterSynLoss: v.exactOptional(millis),
  synRetries: v.exactOptional(v.number()),
  dataRetries: v.exactOptional(v.number()),
  twMs: v.exactOptional(millis),
  delayedAck: v.exactOptional(millis),
  nagle: v.exactOptional(v.boolean()),
  userTimeout: v.exactOptional(millis),
  keepAlive: v.exactOptional(
    v.nullable(v.strictObject({ idle: millis, intvl: millis, probes: v.number() })),
  ),
  finWait2Timeout: v.exactOptional(millis),
  rfc5961: v.exactOptional(v.boolean()),
  rfc1337: v.exactOptional(v.boolean()),
  timeWaitReuse: v.exactOptional(v.boolean()),
  simOpen: v.exactOptional(v.picklist(['figure7', 'literal'])),
  dupSyn: v.exactOptional(v.picklist(['ack', 'synack'])),
  closeOnFin: v.exactOptional(v.boolean()),
  halfDuplexClose: v.exactOptional(v.boolean()),
  /** The initial congestion window. */
  iw: v.exactOptional(v.nullable(v.number())),
};
const ofEnd = v.strictObject(parameters);

const run = v.object({
  id: v.pipe(v.string(), v.maxLength(MOST.name)),
  title: v.string(),
  tier: v.picklist(['core', 'extended']),
  params: v.exactOptional(
    v.strictObject({
      ...parameters,
      delay: v.exactOptional(millis),
      client: v.exactOptional(ofEnd),
      server: v.exactOptional(ofEnd),
    }),
  ),
  actions: v.array(
    v.object({
      t: millis,
      side,
      call: v.picklist(Object.keys(CALLS_OF_RFC) as (keyof typeof CALLS_OF_RFC)[]),
      bytes: v.exactOptional(v.number()),
      remote: v.exactOptional(v.boolean()),
    }),
  ),
  network: v.array(
    v.object({
      match: v.object({
        from: side,
        kind: v.exactOptional(v.picklist(['SYN', 'SYN_ACK', 'ACK', 'DATA', 'FIN', 'RST'])),
        nth: v.union([v.number(), v.array(v.number()), v.literal('all')]),
        after: v.exactOptional(millis),
      }),
      verdict: v.picklist(['drop', 'delay', 'duplicate']),
      ms: v.exactOptional(millis),
    }),
  ),
  inject: v.exactOptional(
    v.array(
      v.object({
        t: millis,
        to: side,
        seg: v.object({
          flags: v.string(),
          seq: v.number(),
          ack: v.exactOptional(v.number()),
          len: v.number(),
        }),
      }),
    ),
  ),
  until: millis,
  checkWnd: v.exactOptional(v.boolean()),
  segments: v.array(
    v.object({
      t: v.number(),
      from: side,
      flags: v.array(flagNames),
      seq: v.number(),
      ack: v.nullable(v.number()),
      len: v.number(),
      wnd: v.number(),
      fate: v.picklist(['delivered', 'dropped', 'delayed', 'duplicated']),
      arrives: v.nullable(v.number()),
      copies: v.exactOptional(v.array(v.number())),
    }),
  ),
  paths: bySide(v.array(v.object({ state: v.string(), t: v.number() }))),
  signals: bySide(v.array(v.object({ t: v.number(), text: v.string() }))),
  final: bySide(
    v.object({
      state: v.string(),
      sndUna: v.exactOptional(v.number()),
      sndNxt: v.exactOptional(v.number()),
      rcvNxt: v.exactOptional(v.number()),
    }),
  ),
});

const file = v.object({ scenarios: v.array(run) });

export type ReferenceRun = v.InferOutput<typeof run>;
export type RunParameters = v.InferOutput<typeof ofEnd>;

/** Reads the runs out of parsed JSON; throws a valibot error that names the field which does not fit. */
export const runsFrom = (data: unknown): ReferenceRun[] => v.parse(file, data).scenarios;
