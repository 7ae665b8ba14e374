/** What is said of a segment that meets CLOSED, LISTEN and SYN_SENT (RFC 9293, 3.10.7.1 to 3.10.7.3). */
import type { RuleId } from '../../../../machines/tcp/rules.ts';
import { says, type ChoicesOf } from '../choice.ts';
import { newData, octets } from '../facts.ts';
import type { Telling } from '../telling.ts';

/** Whether it is the peer's own SYN that is answered, and not an old or a forged one: its `connect` fails. */
const answersOurPeer = (t: Telling): boolean =>
  t.segment?.syn === true && t.origin !== 'foreign' && t.peerEnd.state === 'SYN_SENT';

export const closedListen = {
  'closed.resetsNoAck': {
    title: says((t) => (t.segment?.syn === true ? 'syn' : 'other')),
    text: says((t) => ['noNumber', answersOurPeer(t) && 'refused']),
  },
  'listen.syn': {
    text: says((t) => ['expects', 'ownSyn', t.origin === 'foreign' ? 'cannotTell' : 'untilAcked']),
  },
  'synSent.badAck': {
    text: says((t) => ['otherConnection', t.segment?.syn === true ? 'oldSyn' : 'oldConnection']),
  },
  'synSent.ignoresReset': { text: says((t) => (t.segment?.ack === true ? 'wrongAck' : 'noAck')) },
  'synSent.synAck': {
    text: says((t) => [
      octets(newData(t)) > 0 ? 'acknowledgesWithData' : 'acknowledges',
      t.peerEnd.state === 'SYN_RCVD' && 'peerNotYet',
    ]),
  },
} satisfies ChoicesOf<RuleId>;
