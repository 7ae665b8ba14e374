/** What is said of steps seven and eight of RFC 9293, 3.10.7.4: the data of a segment, and its FIN. */
import type { RuleId } from '../../../../machines/tcp/rules.ts';
import { says, type ChoicesOf } from '../choice.ts';
import { ackThatLeft, finWasHeld, isHeldAlready, started } from '../facts.ts';
import type { Telling } from '../telling.ts';

const isTrimmed = (t: Telling): boolean => t.step.rules.includes('sequence.trimmed');

/** Octets in the segment that arrived. */
export const carried = (t: Telling): number => t.segment?.dataLen ?? 0;

/** Whether what arrived is acknowledged in this step, or the ACK is still owed. */
export const whenAcknowledged = says((t) => (ackThatLeft(t) === undefined ? 'soon' : 'now'));

export const textFin = {
  'text.delivered': {
    title: says((t) => (t.profile.autoRead ? 'received' : 'stored')),
    text: says((t) => {
      const leaves = ackThatLeft(t);
      return [
        isTrimmed(t) ? 'trimmed' : 'inOrder',
        leaves !== undefined && 'ack',
        !t.profile.autoRead && 'unread',
      ];
    }),
  },
  'text.held': {
    title: says((t) => (isHeldAlready(t) ? 'again' : 'gap')),
    text: says(() => ['gap', 'duplicateAck']),
  },
  'text.gapFilled': {
    title: says((t) => ((t.after?.held.length ?? 0) === 0 ? 'whole' : 'part')),
    text: says((t) => [
      t.delivered > carried(t) && 'kept',
      (t.after?.held.length ?? 0) > 0 && 'stillMissing',
      'ack',
    ]),
  },
  'fin.received': { title: says((t) => (finWasHeld(t) ? 'held' : 'arrives')) },
  'fin.withAck': { text: says((t) => [t.peerAckLost ? 'ackLost' : 'inOne', 'waits']) },
  'fin.last': { title: says((t) => (finWasHeld(t) ? 'held' : 'arrives')) },
  'fin.held': {
    title: says((t) => (isHeldAlready(t) ? 'again' : 'overtook')),
    text: says((t) => ['waits', ackThatLeft(t) !== undefined && 'ack']),
  },
  'fin.again': {
    text: says((t) => ['takenBefore', started(t, 'timeWait') !== null && 'restarts']),
  },
} satisfies ChoicesOf<RuleId>;
