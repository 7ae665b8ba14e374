/** The values of a profile that a reader may set otherwise, and within what bounds. */
import * as v from 'valibot';
import { MOST, type Expected, type FileProblem } from './expected.ts';
import { readTime, TIME_TEXT } from './written/numbers.ts';

/** Valibot's messages are texts: what was expected is put into one, and taken out of it by `expectedOf`. */
export const expecting = (expected: FileProblem): string => JSON.stringify(expected);

export const expectedOf = ({ message }: { readonly message: string }): FileProblem =>
  JSON.parse(message) as FileProblem;

type Bounded = Expected & { readonly min: number; readonly max: number };

export const between = (expected: Bounded) => {
  const message = expecting(expected);
  return v.pipe(
    v.number(message),
    v.integer(message),
    v.minValue(expected.min, message),
    v.maxValue(expected.max, message),
  );
};

export const whole = (min: number, max: number) => between({ why: 'whole', min, max });

/** A time: text with its unit (`200ms`), or a number of microseconds, which is what is made of either. */
const timeFrom = (min: number) => {
  const expected = { why: 'us', min, max: MOST.timeUs } as const;
  const message = expecting(expected);
  const text = v.pipe(
    v.string(message),
    v.regex(TIME_TEXT, message),
    v.transform((time) => readTime(time, MOST.timeUs) ?? NaN),
    v.integer(message),
    v.minValue(min, message),
    v.maxValue(MOST.timeUs, message),
  );
  return v.union([between(expected), text], message);
};

export const timeUs = timeFrom(0);
export const bytes = whole(0, MOST.bytes);
export const flag = v.boolean(expecting({ why: 'flag' }));
export const oneOf = <const T extends readonly string[]>(names: T) =>
  v.picklist(names, expecting({ why: 'oneOf', names }));

/** Of a strict object: a field too many, one too few, or no object at all. */
export function unknownField(issue: v.StrictObjectIssue): string {
  if (issue.expected === 'never') return expecting({ why: 'unknown' });
  return expecting({ why: issue.received === 'undefined' ? 'missing' : 'object' });
}

const intervalUs = timeFrom(1000);

/** With a smaller MSS a single window would be tens of thousands of segments. */
const SMALLEST_MSS = 16;

export const SETTINGS = {
  mss: whole(SMALLEST_MSS, MOST.segment),
  rcvBuf: whole(1, MOST.bytes),
  sndBuf: v.nullable(whole(1, MOST.memory)),
  sndBufMax: v.nullable(whole(1, MOST.memory)),
  autoRead: flag,
  rtoInitialUs: intervalUs,
  rtoMinUs: intervalUs,
  rtoMaxUs: intervalUs,
  rtoAfterSynLossUs: intervalUs,
  rtoEstimator: oneOf(['rfc6298', 'rfc1122', 'linux']),
  synRetries: whole(0, 100),
  synLinearTimeouts: whole(0, 100),
  synAckRetries: v.nullable(whole(0, 100)),
  deferAcceptTimeouts: whole(0, 255),
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
  windowUpdate: oneOf(['rfc', 'linux']),
  timerHz: whole(0, 1000),
  probe: oneOf(['octet', 'empty']),
  nagle: flag,
  cork: flag,
  userTimeoutUs: timeUs,
  userTimeoutFrom: oneOf(['data', 'retransmission']),
  keepAlive: v.nullable(
    v.strictObject({ idleUs: intervalUs, intervalUs, probes: whole(1, 100) }, unknownField),
  ),
  lingerUs: v.nullable(timeUs),
  finWait2Us: timeUs,
  sequenceCheck: oneOf(['rfc', 'linux']),
  congestion: oneOf(['rfc5681', 'rfc793', 'linux']),
  rfc5961: flag,
  ackRateLimitUs: timeUs,
  rfc1337: flag,
  timeWaitReuse: flag,
  timeWaitOpen: flag,
  timeWaitRestart: oneOf(['fin', 'ack']),
  simOpen: oneOf(['figure7', 'literal', 'linux']),
  dupSyn: oneOf(['ack', 'synack']),
  synInSynRcvd: oneOf(['silent', 'reset']),
  textOnSyn: oneOf(['kept', 'dropped']),
  synAgainUs: timeUs,
  listenerStays: flag,
  resetBeforeFin: flag,
  resetAtSackEdge: flag,
  resetCarriesAck: flag,
  lastAckFrom: oneOf(['fin', 'close']),
  closeUnread: oneOf(['fin', 'reset']),
  keepAliveResets: flag,
  halfDuplexClose: flag,
  initialWindow: v.nullable(whole(1, MOST.bytes)),
  initialWindowSegments: v.nullable(whole(1, 1000)),
  sack: flag,
  dsack: flag,
  timestamps: flag,
  windowScaling: flag,
  fastOpen: oneOf(['off', 'client', 'server', 'both']),
  fastOpenCookie: oneOf(['asked', 'known', 'outdated', 'none']),
  ecn: oneOf(['off', 'ask', 'answer']),
  congestionControl: oneOf(['reno', 'cubic']),
  tailLossProbe: flag,
  frto: flag,
  idleRestart: flag,
  rcvBufGrows: flag,
  rcvBufMax: whole(1, MOST.memory),
  rcvBufLocked: flag,
} as const;
