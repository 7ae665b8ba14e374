/** What a listening socket decides: SYN queue, accept queue, SYN cookies. In English. */
import { code, phrase, stateMark } from '../../phrase.ts';
import { itsAck, itsSeq, left, ourSeq, ranFor } from '../../sentences/facts.ts';
import { queues } from '../../sentences/listenerFacts.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { RulesOf } from '../../contract/index.ts';
import { lasting, me, peer, retransmissions } from '../say.ts';

export const listener: RuleTexts<RulesOf<'listener'>> = {
  'listener.synQueueFull': {
    title: (t) => phrase`The SYN queue is full: the ${me(t)} drops the SYN.`,
    text: (t) =>
      phrase`${queues(t).halfOpen} connections are half open, and the SYN queue holds ${queues(t).places}. With ${code('tcp_syncookies=0')} there is no other way. The ${peer(t)} hears nothing and retransmits its SYN (${itsSeq(t)}).`,
  },
  'listener.acceptQueueFull': {
    title: (t) => phrase`The accept queue is full: the ${me(t)} drops the SYN.`,
    text: (t) =>
      phrase`${queues(t).acceptQueue} connections wait for ${code('accept()')}, and the queue holds ${queues(t).places}. No RST is sent: the ${peer(t)} retransmits its SYN (${itsSeq(t)}), and may find room then. SYN cookies do not help here.`,
  },
  'listener.lastQuarter': {
    title: (t) => phrase`The ${me(t)} drops the SYN of an unknown client.`,
    text: (t) =>
      phrase`${queues(t).halfOpen} connections are half open. Without SYN cookies the last quarter of ${code('tcp_max_syn_backlog')} is kept for clients that have connected before.`,
  },
  'listener.ignoresAck': {
    title: (t) => phrase`The accept queue is full: the ${me(t)} ignores the segment.`,
    text: (t) =>
      phrase`${queues(t).acceptQueue} connections wait for ${code('accept()')}, and the queue holds ${queues(t).places}. The ${me(t)} stays in ${stateMark('SYN_RCVD')} and retransmits its SYN+ACK later. The ${peer(t)} takes itself for connected (${itsAck(t)}), and its data is dropped too.`,
  },
  'listener.ignoresCookie': {
    title: (t) =>
      phrase`A good SYN cookie, but the accept queue is full: the ${me(t)} ignores the segment.`,
    text: (t) =>
      phrase`${queues(t).acceptQueue} connections wait for ${code('accept()')}, and the queue holds ${queues(t).places}. The ${me(t)} keeps nothing and retransmits nothing: only the next segment with this number (${itsAck(t)}) can complete the connection.`,
  },
  'listener.cookie': {
    title: (t) => phrase`The ${me(t)} answers with a SYN cookie and keeps nothing.`,
    text: (t) =>
      phrase`${queues(t).halfOpen} connections are half open, and the SYN queue holds ${queues(t).places}. The number of this SYN+ACK encodes the connection; when it comes back in an ACK, the connection is made of that. A cookie is never retransmitted.`,
  },
  'listener.goodCookie': {
    title: () => phrase`The ACK brings the SYN cookie back: the connection is established.`,
    text: (t) =>
      phrase`The ${me(t)} had kept nothing. From the number (${itsAck(t)}) it knows that it sent this cookie, and which MSS the ${peer(t)} announced. ${queues(t).acceptQueue} of ${queues(t).places} places in the accept queue are taken.`,
  },
  'listener.badCookie': {
    title: (t) => phrase`The ACK (${itsAck(t)}) brings no valid SYN cookie back.`,
    text: (t) =>
      phrase`A cookie is a hash of addresses, ports and the first number of the ${peer(t)}, which is taken to be one less than ${itsSeq(t)}. Once data has been sent and lost, that is no longer so. The ${me(t)} answers with a RST.`,
  },
  'listener.abortsOnOverflow': {
    title: (t) => phrase`The accept queue is full: the ${me(t)} resets the connection.`,
    text: (t) =>
      phrase`${queues(t).acceptQueue} connections wait for ${code('accept()')}, and the queue holds ${queues(t).places}. With ${code('tcp_abort_on_overflow=1')} the ACK is answered with a RST instead of being ignored.`,
  },
  'listener.queued': {
    title: (t) => phrase`The connection enters the accept queue of the ${me(t)}.`,
    text: (t) =>
      phrase`${queues(t).acceptQueue} of ${queues(t).places} places are taken. The connection waits for ${code('accept()')}; data that arrives until then is acknowledged and kept.`,
    aside: (t) =>
      phrase`It enters the accept queue, of which ${queues(t).acceptQueue} of ${queues(t).places} places are taken now.`,
  },
  'listener.forgets': {
    title: (t) => phrase`No ACK of its SYN+ACK: the ${me(t)} drops the request.`,
    text: (t) =>
      phrase`After ${retransmissions(t.before?.retransmissions ?? 1)} and another ${lasting(ranFor(t, 'retransmission') ?? t.before?.rtoUs ?? 0)} nothing is kept of it; ${queues(t).halfOpen} connections are still half open. When more than half of the SYN queue is taken, old requests get fewer retransmissions, down to 2.`,
  },
  'listener.closed': {
    title: (t) => phrase`The listening socket is closed: the request of the ${peer(t)} is dropped.`,
    text: (t) =>
      phrase`It had waited ${lasting(ranFor(t, 'retransmission') ?? t.before?.rtoUs ?? 0)} for an ACK of its SYN+ACK. Nothing more is sent; the next segment of this connection is answered with a RST.`,
  },
  'listener.resetsUnaccepted': {
    title: (t) => phrase`The listening socket is closed: the ${me(t)} resets what nobody accepted.`,
    text: (t) =>
      phrase`The connection waited in the accept queue. No application has it, and none will: the kernel of the ${me(t)} sends a RST (${ourSeq(t, left(t, 'RST'))}).`,
  },
};
