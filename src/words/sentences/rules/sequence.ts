/** What is said of steps one, two and four of RFC 9293, 3.10.7.4: sequence number, RST, SYN. */
import type { RuleId } from '../../../../machines/tcp/rules.ts';
import { code, type Mark } from '../../phrase.ts';
import { says, type ChoicesOf } from '../choice.ts';
import {
  isRepeatedFin,
  isUnanswered,
  itsNumber,
  leftOf,
  whereOutside,
  started,
  windowEdges,
} from '../facts.ts';
import type { Telling } from '../telling.ts';

const isKeepAlive = (t: Telling): boolean => t.purpose === 'keepAlive' && !isUnanswered(t);
const isEmptyProbe = (t: Telling): boolean =>
  t.purpose === 'probe' && t.segment?.dataLen === 0 && !isUnanswered(t);

/** A simultaneous open without figure 7's exception: the SYN+ACK meets SYN_RCVD and fails the sequence check. */
const isLiteralCrossing = (t: Telling): boolean =>
  t.from === 'SYN_RCVD' && t.segment?.ack === true && t.origin === 'first';

const isExact = ({ segment, before }: Telling): boolean =>
  segment !== null && before !== null && segment.seq === before.rcvNxt;

/** How good the number of a RST is that is accepted, and whether there is more to know about its sender. */
function whereItHits(t: Telling) {
  if (t.step.rules.includes('linux.resetBeforeFin')) return 'ofFin';
  if (isExact(t)) return t.origin === 'foreign' ? 'exactForged' : 'exactGenuine';
  return t.origin === 'foreign' ? 'withinForged' : 'withinGenuine';
}

/** Its own FIN is not acknowledged, and the peer's has come. */
const isClosing = ({ from }: Telling): boolean => from === 'CLOSING' || from === 'LAST_ACK';

/** The first and the last number that the window takes. */
export const firstTaken = ({ before, ...t }: Telling): Mark =>
  before === null ? code('RCV.NXT') : itsNumber({ before, ...t }, windowEdges(before).first);
export const lastTaken = ({ before, ...t }: Telling): Mark =>
  before === null ? code('RCV.NXT') : itsNumber({ before, ...t }, windowEdges(before).last);

/** Which numbers the window takes. */
export const theWindow = says((t) => {
  if (t.before === null) return 'unknown';
  return t.before.rcvWnd === 0 ? 'closed' : 'open';
});

/** Why a segment came although it had come before, as far as that can be said. */
export const whyItCameAgain = says((t) => {
  if (t.origin === 'copy') return 'copied';
  if (t.origin !== 'again') return false;
  if (t.earlierAck === 'lost') return 'ackLost';
  return t.earlierAck === 'late' && 'ackLate';
});

/** Why a SYN+ACK came again: what became of the last segment of the handshake. */
export const whySynAckCameAgain = says((t) => {
  if (t.origin === 'copy') return 'copied';
  if (t.origin === 'foreign') return false;
  return t.earlierAck === 'lost' ? 'ackLost' : 'ackLate';
});

export const repeatedFinTitle = says((t) => {
  if (t.origin === 'copy') return 'copied';
  // Forged, or the first copy, overtaken by the second.
  if (t.origin !== 'again') return 'old';
  return t.earlierAck === 'lost' ? 'ackLost' : 'ackLate';
});

export const repeatedFinText = says((t) => {
  if (t.from !== 'TIME_WAIT') return ['takenBefore', 'neverByItself'];
  const restarts = started(t, 'timeWait') !== null;
  const peerWaits = t.peerEnd.state === 'LAST_ACK';
  return [restarts ? 'restarts' : 'inTimeWait', peerWaits && 'wouldReset'];
});

export const sequence = {
  'sequence.unacceptable': {
    title: says((t) => {
      if (isRepeatedFin(t)) return 'repeatedFin';
      if (isKeepAlive(t)) return 'keepAlive';
      if (isEmptyProbe(t)) return 'probe';
      if (whereOutside(t) === 'above') return isUnanswered(t) ? 'beyond' : 'beyondAnswered';
      if ((t.segment?.dataLen ?? 0) > 0) return 'known';
      return isUnanswered(t) ? 'old' : 'oldAnswered';
    }),
    text: says((t) => {
      if (isRepeatedFin(t)) return 'repeatedFin';
      if (isKeepAlive(t) || isEmptyProbe(t)) return 'probe';
      return [
        'why',
        'outside',
        t.sent.length > 0 && 'answer',
        t.from === 'TIME_WAIT' && t.profile.timeWaitRestart === 'fin' && 'waitGoesOn',
      ];
    }),
  },
  'sequence.repeatedSyn': {
    title: says((t) => {
      if (isUnanswered(t)) return 'unanswered';
      if (t.from === 'SYN_RCVD' && t.segment?.ack !== true) return 'literal';
      if (isLiteralCrossing(t)) return 'crossing';
      if (t.from === 'SYN_RCVD') return 'synAckInSynRcvd';
      return t.segment?.ack === true ? 'synAckAgain' : 'oldSyn';
    }),
    text: says((t) => {
      if (isUnanswered(t)) return 'unanswered';
      if (t.from === 'SYN_RCVD' && t.segment?.ack !== true) return ['literal', 'literalDeadlock'];
      if (isLiteralCrossing(t)) return ['crossing', 'figure7'];
      return [
        t.segment?.ack === true && t.from !== 'SYN_RCVD' ? 'whyAckMissing' : 'why',
        'below',
        t.segment?.ack === true &&
          t.from !== 'SYN_RCVD' &&
          t.origin !== 'copy' &&
          'noTimerGuardsAck',
      ];
    }),
  },
  'sequence.repeatedSynAgain': {
    text: says((t) => [
      t.origin === 'foreign' ? 'foreign' : t.origin === 'copy' ? 'copied' : 'repeats',
      'another',
      'literal',
    ]),
  },
  'reset.valid': {
    text: says((t) => [
      whereItHits(t),
      isClosing(t) ? 'closing' : t.before?.orphan === true ? 'orphaned' : 'told',
    ]),
  },
  'reset.challenged': {
    title: says((t) => (isUnanswered(t) ? 'dropped' : 'challenges')),
    text: says((t) => ['notExact', !isUnanswered(t) && 'challenge']),
  },
  'reset.endsTimeWait': {
    text: says((t) => [leftOf(t, 'timeWait') === null ? 'exact' : 'sooner', 'assassination']),
  },
  'syn.challenged': {
    title: says((t) => (isUnanswered(t) ? 'dropped' : 'challenges')),
    text: says((t) => ['takenBefore', !isUnanswered(t) && 'findsOut']),
  },
} satisfies ChoicesOf<RuleId>;
