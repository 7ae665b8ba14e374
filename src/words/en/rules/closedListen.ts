/** What a segment meets in CLOSED, LISTEN and SYN_SENT (RFC 9293, 3.10.7.1 to 3.10.7.3), in English. */
import { code, phrase, stateMark } from '../../phrase.ts';
import {
  ackThatLeft,
  flagsMark,
  itsAck,
  itsSeq,
  left,
  newData,
  octets,
  ourAck,
  ourSeq,
  was,
} from '../../sentences/facts.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, lasting, me, peer, say } from '../say.ts';

export const closedListen: RuleTexts<RulesOf<'closed' | 'listen' | 'synSent'>> = {
  'closed.ignoresReset': {
    title: (t) => phrase`A RST reaches the ${me(t)} in ${stateMark('CLOSED')}: dropped.`,
    text: (t) =>
      phrase`There is no connection that the RST (${itsSeq(t)}) could end. A RST is never answered with another RST: two closed hosts could otherwise reset each other without end.`,
  },
  'closed.resetsAck': {
    title: (t) => phrase`The ${me(t)} has no such connection: it answers with RST.`,
    text: (t) =>
      say(
        phrase`In ${stateMark('CLOSED')} there is no connection state (TCB) for this segment.`,
        phrase`The RST takes its sequence number from the segment’s ACK field (${itsAck(t)}, so ${ourSeq(t, left(t, 'RST'))}), the number that its sender expected next.`,
      ),
  },
  'closed.resetsNoAck': {
    title: {
      syn: (t) => phrase`No process listens on this port: the ${me(t)} answers the SYN with RST.`,
      other: (t) => phrase`The ${me(t)} has no such connection: it answers with RST.`,
    },
    text: {
      noNumber: (t) =>
        phrase`The segment (${itsSeq(t)}) has no ACK number to copy. The RST therefore has ${ourSeq(t, left(t, 'RST'))} and acknowledges the segment with ${ourAck(t, left(t, 'RST'))}.`,
      refused: (t) =>
        phrase`If it arrives, the ${peer(t)}’s ${code('connect()')} fails at once (${code('ECONNREFUSED')}).`,
    },
  },
  'listen.ignoresReset': {
    title: (t) => phrase`A RST reaches the ${me(t)} in ${stateMark('LISTEN')}: ignored.`,
    text: (t) =>
      phrase`In ${stateMark('LISTEN')} there is no connection that a RST could end. This one (${itsSeq(t)}) belongs to an earlier connection, or is forged.`,
  },
  'listen.resetsAck': {
    title: (t) => phrase`An ACK reaches the ${me(t)} in ${stateMark('LISTEN')}: RST.`,
    text: (t) =>
      phrase`In ${stateMark('LISTEN')} there is no connection, so ${itsAck(t)} belongs to an earlier one, or is forged. The RST takes its sequence number from the ACK field (${ourSeq(t, left(t, 'RST'))}).`,
  },
  'listen.syn': {
    title: (t) => phrase`The ${me(t)} accepts the SYN and answers with SYN+ACK.`,
    text: {
      expects: (t) =>
        phrase`The SYN uses one sequence number (${itsSeq(t)}), so it is acknowledged with ${ourAck(t, left(t, 'SYN_ACK'))}.`,
      ownSyn: (t) =>
        phrase`The same segment carries the ${me(t)}’s own SYN (${ourSeq(t, left(t, 'SYN_ACK'))}), so the handshake takes three segments, not four.`,
      cannotTell: () => phrase`A listener cannot tell an old or forged SYN from a new one.`,
      untilAcked: () => phrase`In ${stateMark('SYN_RCVD')} it waits for the ACK of its own SYN.`,
    },
  },
  'listen.ignores': {
    title: (t) =>
      phrase`A segment without a SYN reaches the ${me(t)} in ${stateMark('LISTEN')}: dropped.`,
    text: (t) =>
      phrase`It has neither SYN, ACK nor RST (${flagsMark(t.segment)}, ${itsSeq(t)}). A correct TCP does not send such a segment in this state, so it is not answered.`,
  },
  'synSent.badAck': {
    title: (t) => phrase`The ACK is for a sequence number the ${me(t)} never sent: RST.`,
    text: {
      otherConnection: (t) =>
        phrase`After ${was(t, 'ISS')} the only right ACK number is ${was(t, 'SND.NXT')}; ${itsAck(t)} does not match.`,
      oldSyn: (t) =>
        phrase`The ${peer(t)} has probably answered an old duplicate SYN. If the RST (${ourSeq(t, left(t, 'RST'))}) arrives, the ${peer(t)} drops that attempt.`,
      oldConnection: (t) =>
        phrase`The ${peer(t)} probably still has an earlier connection, which the RST (${ourSeq(t, left(t, 'RST'))}) is meant to end. The ${me(t)} stays in ${stateMark('SYN_SENT')}.`,
    },
  },
  'synSent.soonAgain': {
    title: (t) =>
      phrase`The ${me(t)} retransmits its SYN in ${lasting(t.profile.synAgainUs)}, before the RTO.`,
    text: (t) =>
      phrase`After a wrong ACK, Linux does not wait for the RTO: it retransmits the SYN after ${lasting(t.profile.synAgainUs)}.`,
  },
  'synSent.reset': {
    title: (t) =>
      phrase`The ${peer(t)} refuses with RST: the ${me(t)} is ${stateMark('CLOSED')} again.`,
    text: (t) =>
      say(
        phrase`${itsAck(t)} acknowledges the SYN, so the RST is valid: usually no process listens on that port.`,
        phrase`RFC 9293 calls this error “connection reset”; in sockets ${code('connect()')} fails with ${code('ECONNREFUSED')} (“connection refused”).`,
      ),
  },
  'synSent.ignoresReset': {
    title: (t) => phrase`A RST that does not acknowledge the ${me(t)}’s SYN: ignored.`,
    text: {
      wrongAck: (t) =>
        phrase`${itsAck(t)} is not the sequence number after the SYN (${was(t, 'SND.NXT')}), so the RST does not answer this SYN. A RST is never answered with another RST.`,
      noAck: (t) =>
        phrase`Before the ${peer(t)}’s SYN there is no receive window to check the RST against. Only an ACK of the SYN (${was(t, 'ISS')}) could prove it genuine, and it has none.`,
    },
  },
  'synSent.synAck': {
    title: (t) => phrase`The SYN+ACK arrives: the ${me(t)} is ${stateMark('ESTABLISHED')}.`,
    text: {
      acknowledgesWithData: (t) =>
        phrase`${itsAck(t)} acknowledges its SYN. The ${me(t)} acknowledges the ${peer(t)}’s SYN (${itsSeq(t)}) with ${ourAck(t, ackThatLeft(t))}, on a segment with ${bytes(octets(newData(t)))} of queued data.`,
      acknowledges: (t) =>
        phrase`${itsAck(t)} acknowledges its SYN. The ${me(t)} acknowledges the ${peer(t)}’s SYN (${itsSeq(t)}) with ${ourAck(t, ackThatLeft(t))}.`,
      peerNotYet: (t) =>
        phrase`The ${peer(t)} is still in ${stateMark('SYN_RCVD')}: if this ACK arrives, it becomes ${stateMark('ESTABLISHED')}.`,
    },
  },
  'synSent.syn': {
    title: (t) =>
      phrase`A SYN reaches the ${me(t)} in ${stateMark('SYN_SENT')}: simultaneous open.`,
    text: (t) =>
      say(
        phrase`It does not acknowledge the ${me(t)}’s SYN: both sides open actively, for one connection, not two.`,
        phrase`The ${me(t)} answers with SYN+ACK (the same ${ourSeq(t, left(t, 'SYN_ACK'))}, now with ${ourAck(t, left(t, 'SYN_ACK'))}) and waits in ${stateMark('SYN_RCVD')}.`,
      ),
  },
  'synSent.ignores': {
    title: (t) =>
      phrase`The ${me(t)} drops a segment without SYN or RST in ${stateMark('SYN_SENT')}.`,
    text: (t) =>
      phrase`The segment is ${flagsMark(t.segment)} with ${itsSeq(t)}. Before the ${peer(t)}’s SYN arrives, the ${me(t)} does not know its initial sequence number and cannot place anything.`,
  },
};
