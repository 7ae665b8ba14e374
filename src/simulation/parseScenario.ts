/**
 * A scenario out of a reader's file: checked field by field. What is wrong is a value, a sentence with the path of the
 * field; nothing here throws for what a file says.
 */
import * as v from 'valibot';
import { PROFILES } from '../../machines/tcp/profiles.ts';
import { CALLS, SIDES, type Scenario } from './scenario.ts';

/** No field of a file may ask for more than this. */
const MAX_TIME_US = 86_400_000_000;
const MAX_BYTES = 1_000_000;
const MAX_ENTRIES = 500;

const whole = (min: number, max: number) =>
  v.pipe(
    v.number(`expected a whole number from ${min} to ${max}`),
    v.integer(`expected a whole number from ${min} to ${max}`),
    v.minValue(min, `expected a whole number from ${min} to ${max}`),
    v.maxValue(max, `expected a whole number from ${min} to ${max}`),
  );
const timeUs = whole(0, MAX_TIME_US);
const intervalUs = whole(1000, MAX_TIME_US);
const bytes = whole(0, MAX_BYTES);
const seqNumber = whole(0, 2 ** 32 - 1);
const probability = v.pipe(
  v.number('expected a probability from 0 to 1'),
  v.minValue(0, 'expected a probability from 0 to 1'),
  v.maxValue(1, 'expected a probability from 0 to 1'),
);
const oneOf = <const T extends readonly string[]>(names: T) =>
  v.picklist(names, `expected one of ${names.join(', ')}`);
const listOf = <T extends v.GenericSchema>(item: T) =>
  v.pipe(
    v.array(item, 'expected a list'),
    v.maxLength(MAX_ENTRIES, `expected at most ${MAX_ENTRIES} entries`),
  );
const flag = v.boolean('expected true or false');
const side = oneOf(SIDES);

const settings = v.partial(
  v.strictObject(
    {
      mss: whole(1, 65495),
      rcvBuf: whole(1, MAX_BYTES),
      autoRead: flag,
      rtoInitialUs: intervalUs,
      rtoMinUs: intervalUs,
      rtoMaxUs: intervalUs,
      rtoAfterSynLossUs: intervalUs,
      rtoEstimator: oneOf(['rfc6298', 'linux']),
      synRetries: whole(0, 100),
      synAckRetries: v.nullable(whole(0, 100)),
      dataRetries: whole(0, 100),
      orphanRetries: v.nullable(whole(0, 100)),
      giveUpBy: oneOf(['count', 'time']),
      afterTimeout: oneOf(['front', 'all']),
      mergeRetransmissions: flag,
      timeWaitUs: timeUs,
      delayedAckUs: timeUs,
      acks: oneOf(['rfc', 'linux']),
      smallSegments: oneOf(['rfc', 'linux']),
      windowFrom: oneOf(['octets', 'memory']),
      timerHz: whole(0, 1000),
      probe: oneOf(['octet', 'empty']),
      nagle: flag,
      userTimeoutUs: timeUs,
      keepAlive: v.nullable(
        v.strictObject({ idleUs: intervalUs, intervalUs, probes: whole(1, 100) }),
      ),
      finWait2Us: timeUs,
      sequenceCheck: oneOf(['rfc', 'linux']),
      congestion: oneOf(['rfc5681', 'linux']),
      rfc5961: flag,
      ackRateLimitUs: timeUs,
      rfc1337: flag,
      timeWaitReuse: flag,
      timeWaitRestart: oneOf(['fin', 'ack']),
      simOpen: oneOf(['figure7', 'literal', 'linux']),
      dupSyn: oneOf(['ack', 'synack']),
      synInSynRcvd: oneOf(['silent', 'reset']),
      synAgainUs: timeUs,
      listenerStays: flag,
      resetCarriesAck: flag,
      closeUnread: oneOf(['fin', 'reset']),
      keepAliveResets: flag,
      halfDuplexClose: flag,
      initialWindow: v.nullable(whole(1, MAX_BYTES)),
    },
    unknownField,
  ),
);

function unknownField(issue: v.StrictObjectIssue): string {
  if (issue.expected === 'never') return 'is not a field known here';
  return issue.received === 'undefined' ? 'is missing' : 'expected an object';
}

const call = {
  call: oneOf(CALLS),
  bytes: v.optional(bytes),
  remote: v.optional(flag),
  connection: v.optional(whole(1, 1000)),
};
const kind = oneOf(['SYN', 'SYN_ACK', 'ACK', 'DATA', 'FIN', 'RST']);
const match = v.strictObject(
  {
    from: side,
    nth: v.union(
      [whole(1, 100_000), listOf(whole(1, 100_000)), v.literal('all')],
      "expected a number from 1, a list of them, or 'all'",
    ),
    kind: v.optional(kind),
    afterUs: v.optional(timeUs),
  },
  unknownField,
);
const fault = v.variant(
  'do',
  [
    v.strictObject({ match, do: v.picklist(['drop', 'deliver']) }, unknownField),
    v.strictObject({ match, do: v.picklist(['delay', 'duplicate']), byUs: timeUs }, unknownField),
  ],
  'expected one of drop, deliver, delay, duplicate',
);
const reaction = v.strictObject(
  { ...call, on: oneOf(['established', 'data', 'endOfFile']), afterUs: timeUs },
  unknownField,
);
const end = v.strictObject(
  {
    iss: v.pipe(listOf(seqNumber), v.minLength(1, 'expected at least one number')),
    settings: v.optional(settings),
    reactions: v.optional(listOf(reaction)),
  },
  unknownField,
);
const injection = v.strictObject(
  {
    atUs: timeUs,
    to: side,
    segment: v.strictObject(
      {
        seq: seqNumber,
        ack: v.optional(seqNumber),
        flags: listOf(oneOf(['SYN', 'ACK', 'FIN', 'RST'])),
        bytes: v.optional(whole(0, 65495)),
        wnd: v.optional(whole(0, 65535)),
      },
      unknownField,
    ),
  },
  unknownField,
);

const scenario = v.strictObject(
  {
    id: v.pipe(v.string('expected a name'), v.maxLength(100, 'expected at most 100 characters')),
    profile: oneOf(Object.keys(PROFILES) as (keyof typeof PROFILES)[]),
    settings: v.optional(settings),
    client: end,
    server: end,
    link: v.strictObject(
      {
        delayUs: timeUs,
        jitterUs: v.optional(timeUs),
        loss: v.optional(probability),
        duplication: v.optional(probability),
        seed: v.optional(whole(0, 2 ** 32 - 1)),
      },
      unknownField,
    ),
    actions: listOf(v.strictObject({ ...call, atUs: timeUs, side }, unknownField)),
    faults: v.optional(listOf(fault)),
    linkChanges: v.optional(
      listOf(v.strictObject({ atUs: timeUs, delayUs: timeUs }, unknownField)),
    ),
    injections: v.optional(listOf(injection)),
    untilUs: v.optional(timeUs),
  },
  unknownField,
);

/** A scenario, or the first thing that is wrong with it. */
export type ParsedScenario =
  | { readonly scenario: Scenario }
  /** `path` names the field, as `actions[2].bytes`; empty where the whole is wrong. */
  | { readonly problem: string; readonly path: string };

/** Reads a scenario out of the text of a JSON file. */
export function parseScenario(text: string): ParsedScenario {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { problem: `is not JSON: ${(error as Error).message}`, path: '' };
  }
  return scenarioFrom(data);
}

/** Checks data of unknown origin. */
export function scenarioFrom(data: unknown): ParsedScenario {
  const result = v.safeParse(scenario, data);
  if (result.success) return { scenario: result.output as Scenario };
  const [issue] = result.issues;
  return { problem: issue.message, path: pathOf(issue) };
}

/** `actions[2].bytes`: how a reader would write it. */
const pathOf = (issue: v.BaseIssue<unknown>): string =>
  (issue.path ?? [])
    .map((item) => (typeof item.key === 'number' ? `[${item.key}]` : `.${String(item.key)}`))
    .join('')
    .replace(/^\./, '');
