/** What is said of the retransmission timeout (RFC 6298) and of timers that end (RFC 9293, 3.8). */
import type { RuleId } from '../../../../machines/tcp/rules.ts';
import { kindOf } from '../../../../machines/tcp/segment.ts';
import { says, type ChoicesOf } from '../choice.ts';
import { left, patience, retryLimit, sentAgain, started } from '../facts.ts';
import type { Telling } from '../telling.ts';

const rtoBefore = (t: Telling): number => t.before?.rtoUs ?? 0;
const rtoAfter = (t: Telling): number => t.after?.rtoUs ?? 0;

/** What goes again. */
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

/** Octets in what goes again. */
export const retransmittedData = (t: Telling): number => sentAgain(t)?.dataLen ?? 0;

/** What became of the copy before, which the reader can see and the end cannot. */
export const whatBecameOfIt = says((t) => t.earlierCopy);

/** What has been sent in vain. */
export const whatIsUnacknowledged = says((t) => {
  if (t.from === 'SYN_SENT') return 'syn';
  if (t.from === 'SYN_RCVD') return 'synAck';
  return t.before?.finSeq === t.before?.sndUna ? 'fin' : 'data';
});

/** For how long, or how often, something is sent again. */
export const howLongItGoesOn = says((t) => {
  if (patience(t) !== null) return 'byTime';
  return retryLimit(t) !== null && 'byCount';
});

export const timers = {
  'timer.retransmit': {
    text: says((t) => [
      'whatHappened',
      'sameNumber',
      rtoAfter(t) === 2 * rtoBefore(t) ? 'doubles' : rtoAfter(t) > rtoBefore(t) ? 'grows' : 'stays',
    ]),
  },
  'timer.giveUp': {
    text: says((t) => {
      const other = t.peerEnd.state;
      return [
        retryLimit(t) === null ? 'byTime' : 'byCount',
        'told',
        other !== 'CLOSED' && other !== 'LISTEN' && 'peerUnaware',
      ];
    }),
  },
  'timer.persist': {
    title: says((t) => (left(t)?.dataLen === 1 || t.after?.probing === true ? 'probes' : 'sends')),
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
