/** What is said of the retransmission timeout (RFC 6298) and of timers that end (RFC 9293, 3.8). */
import type { RuleId } from '../../../../machines/tcp/rules.ts';
import { kindOf } from '../../../../machines/tcp/segment.ts';
import { says, type ChoicesOf } from '../choice.ts';
import { patience, ranFor, retryLimit, sentAgain, started } from '../facts.ts';
import type { Telling } from '../telling.ts';

/** Linux: a SYN whose timer was set to less than the RTO, after an ACK that did not match it. */
const isSynSoonAgain = (t: Telling): boolean =>
  t.from === 'SYN_SENT' &&
  t.profile.synAgainUs > 0 &&
  (ranFor(t, 'retransmission') ?? Infinity) < rtoBefore(t);

const rtoBefore = (t: Telling): number => t.before?.rtoUs ?? 0;
const rtoAfter = (t: Telling): number => t.after?.rtoUs ?? 0;

/** What is retransmitted. */
export const whatIsRetransmitted = says((t) => {
  const segment = sentAgain(t);
  if (segment === undefined) return 'oldest';
  switch (kindOf(segment)) {
    case 'SYN':
      return 'syn';
    case 'SYN_ACK':
      return 'synAck';
    case 'FIN':
      return segment.dataLen > 0 ? 'dataAndFin' : 'fin';
    default:
      return 'data';
  }
});

/** Octets in what is retransmitted. */
export const retransmittedData = (t: Telling): number => sentAgain(t)?.dataLen ?? 0;

/** What became of the copy before, which the reader can see and the host cannot. */
export const whatBecameOfIt = says((t) => t.earlierCopy);

/** What has not been acknowledged. */
export const whatIsUnacknowledged = says((t) => {
  if (t.from === 'SYN_SENT') return 'syn';
  if (t.from === 'SYN_RCVD') return 'synAck';
  return t.before?.finSeq === t.before?.sndUna ? 'fin' : 'data';
});

/** For how long, or how often, something is retransmitted. */
export const howLongItGoesOn = says((t) => {
  if (patience(t) !== null) return 'byTime';
  return retryLimit(t) !== null && 'byCount';
});

/** What becomes of the timeout: doubled, unless it meets its bound or Linux leaves that for later. */
const theTimeout = (t: Telling) => {
  if (t.profile.breaks?.noBackoff) return false;
  if (rtoAfter(t) === 2 * rtoBefore(t)) return 'doubles';
  if (rtoAfter(t) > rtoBefore(t)) return 'grows';
  return rtoAfter(t) < t.profile.rtoMaxUs && t.profile.synLinearTimeouts > 0 ? 'linear' : 'stays';
};

export const timers = {
  'timer.retransmit': {
    title: says((t) => (isSynSoonAgain(t) ? 'soon' : 'noAck')),
    text: says((t) => [isSynSoonAgain(t) ? 'soon' : 'whatHappened', 'sameNumber', theTimeout(t)]),
  },
  'timer.giveUp': {
    text: says((t) => {
      const other = t.peerEnd.state;
      return ['byCount', other !== 'CLOSED' && other !== 'LISTEN' && 'peerUnaware'];
    }),
  },
  'timer.persist': {
    title: says((t) => (t.after?.probing === true ? 'probes' : 'sends')),
    text: says((t) => {
      if (t.after?.probing !== true) return 'sends';
      const next = started(t, 'persist');
      return ['probe', next !== null && 'next'];
    }),
  },
  'timer.keepAlive': {
    title: says((t) => ((t.before?.keepAliveProbes ?? 0) > 0 ? 'again' : 'first')),
    text: says((t) => ['oldNumber', t.profile.keepAlive !== null && 'count']),
  },
  'timer.finWait2': {
    text: says((t) => ['noRfc', t.peerEnd.state === 'CLOSE_WAIT' && 'peerInCloseWait']),
  },
} satisfies ChoicesOf<RuleId>;
