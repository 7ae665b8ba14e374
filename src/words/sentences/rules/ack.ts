/** What is said of the fifth step of RFC 9293, 3.10.7.4, the ACK field, and of when our own ACKs leave (3.8.6.3). */
import { dsackOf } from '../../../../machines/tcp/sackBlocks.ts';
import type { SackBlock } from '../../../../machines/tcp/segment.ts';
import { distance } from '../../../../machines/tcp/sequence.ts';
import type { RuleId } from '../../../../machines/tcp/rules.ts';
import { says, type ChoicesOf } from '../choice.ts';
import { inFlight, isUnanswered, newlyAcked, started } from '../facts.ts';
import type { Telling } from '../telling.ts';

export const windowBefore = (t: Telling): number => t.before?.sndWnd ?? 0;
export const windowAfter = (t: Telling): number => t.after?.sndWnd ?? windowBefore(t);

/** Whether an ACK says no more than that the window is still zero. */
const isProbeAnswer = (t: Telling): boolean =>
  t.segment?.wnd === 0 && (t.after?.probing === true || (t.after?.probes ?? 0) > 0);

/** Whether an ACK was one of those that are counted up to three. */
const isCounted = (t: Telling): boolean =>
  t.before !== null && t.after !== null && t.after.dupAcks > t.before.dupAcks;

export const counted = (t: Telling): number => t.after?.dupAcks ?? 1;

/** The octets that its SACK blocks say are above the gap (RFC 2018, 3), and those that have come twice (RFC 2883). */
export function sacked({ segment, after }: Telling): {
  readonly held: number;
  readonly twice: number;
} {
  if (!segment || after?.sackOk !== true) return { held: 0, twice: 0 };
  const repeated = dsackOf(segment);
  const octets = (blocks: readonly SackBlock[]): number =>
    blocks.reduce((sum, { start, end }) => sum + distance(start, end), 0);
  const held = (segment.sack ?? []).filter((block) => block !== repeated);
  return { held: octets(held), twice: repeated ? octets([repeated]) : 0 };
}

/** What an ACK that acknowledges nothing new tells by SACK blocks all the same. */
function toldBySack(t: Telling): 'sack' | 'dsack' | null {
  const { held, twice } = sacked(t);
  if (held > 0) return 'sack';
  return twice > 0 ? 'dsack' : null;
}

/** Whether the peer had been asked if it is there, and this is the first that was heard of it since. */
const isAliveAnswer = (t: Telling): boolean =>
  (t.before?.keepAliveProbes ?? 0) > 0 && t.after?.keepAliveProbes === 0;

/** Whether `close` has given the socket up, so that data which still arrives is answered with RST (3.6.1, MAY-1). */
const isSocketClosed = (t: Telling): boolean =>
  t.profile.halfDuplexClose && t.after?.orphan === true;

export const ack = {
  'ack.ofSyn': {
    text: says((t) => {
      const carries = (t.segment?.dataLen ?? 0) > 0 || t.segment?.fin === true;
      return [carries && t.peerAckLost ? 'carriedLater' : 'numberAfterSyn', 'complete'];
    }),
  },
  'ack.new': {
    title: says((t) => {
      const { octets, fin, syn } = newlyAcked(t);
      if (octets > 0 && fin) return 'dataAndFin';
      if (octets > 0) return 'data';
      if (fin) return 'fin';
      return syn ? 'syn' : 'other';
    }),
    text: says((t) => {
      const rest = inFlight(t);
      return [
        'cumulative',
        rest === 0 ? 'nothingInFlight' : started(t, 'retransmission') !== null && 'timerRestarts',
      ];
    }),
    aside: says((t) => {
      const { octets, fin } = newlyAcked(t);
      if (octets === 0) return null;
      return fin ? 'beforeFin' : 'data';
    }),
  },
  'ack.duplicate': {
    title: says((t) =>
      isProbeAnswer(t)
        ? 'probeAnswered'
        : isAliveAnswer(t)
          ? 'alive'
          : (toldBySack(t) ?? (isCounted(t) ? 'counted' : 'nothingNew')),
    ),
    text: says((t) =>
      isProbeAnswer(t)
        ? t.after?.probing === true
          ? 'byteNotTaken'
          : 'windowStillZero'
        : isAliveAnswer(t)
          ? 'alive'
          : (toldBySack(t) ??
            (isCounted(t) ? ['counted', counted(t) < 3 && 'reordering'] : 'nothingNew')),
    ),
    aside: says((t) => (isCounted(t) ? 'counted' : null)),
  },
  'ack.unsent': { text: says((t) => ['beyond', !isUnanswered(t) && 'answer', 'noReset']) },
  'ack.tooOld': { text: says((t) => ['below', !isUnanswered(t) && 'answer']) },
  'ack.windowUpdate': {
    title: says((t) => {
      if (windowAfter(t) === 0) return 'zero';
      if (windowBefore(t) === 0) return 'opens';
      return 'changes';
    }),
    text: says((t) => (windowAfter(t) === 0 ? 'noRoom' : 'counts')),
    aside: says((t) => {
      if (windowAfter(t) === windowBefore(t)) return null;
      if (windowAfter(t) === 0) return 'zero';
      return windowBefore(t) === 0 ? 'opens' : 'changes';
    }),
  },
  'ack.ofFin': {
    text: says((t) => {
      const limit = started(t, 'finWait2');
      return [
        isSocketClosed(t) ? 'socketClosed' : 'halfClosed',
        limit === null ? 'noLimit' : 'limited',
      ];
    }),
  },
  'ack.ofFinLast': {
    text: says((t) => ['bothClosed', t.peerEnd.state === 'TIME_WAIT' && 'peerWaits']),
  },
  'ack.answeredInTimeWait': {
    title: says((t) => (isUnanswered(t) ? 'dropped' : 'answered')),
    text: says((t) => [
      'allReceived',
      !isUnanswered(t) && 'answer',
      started(t, 'timeWait') === null && t.profile.timeWaitRestart === 'fin' && 'onlyFinRestarts',
    ]),
  },
} satisfies ChoicesOf<RuleId>;
