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
    title: (t) =>
      phrase`A RST reaches the ${me(t)}, which is ${stateMark('CLOSED')} anyway: dropped.`,
    text: (t) =>
      phrase`Whatever connection its ${itsSeq(t)} belongs to, there is nothing left to reset; and a RST is never answered with a RST, or two closed ends could go on resetting each other for ever.`,
  },
  'closed.resetsAck': {
    title: (t) => phrase`The ${me(t)} has no such connection: it answers with RST.`,
    text: (t) =>
      say(
        phrase`In ${stateMark('CLOSED')} there is no record that this segment could belong to.`,
        phrase`The RST is given the number that the segment acknowledges (${itsAck(t)}, so ${ourSeq(t, left(t, 'RST'))}): just the one that its sender expects next, so it will be believed.`,
      ),
  },
  'closed.resetsNoAck': {
    title: {
      syn: (t) => phrase`Nobody listens here: the ${me(t)} answers the SYN with RST.`,
      other: (t) => phrase`The ${me(t)} has no such connection: it answers with RST.`,
    },
    text: {
      noNumber: (t) =>
        phrase`No ACK came with the segment that could lend the RST a sequence number. So it has ${ourSeq(t, left(t, 'RST'))} and proves itself by ${ourAck(t, left(t, 'RST'))}, the number after the one it answers (${itsSeq(t)}).`,
      refused: (t) =>
        phrase`The ${peer(t)} will learn “connection refused” at once. A filtered port would have said nothing.`,
    },
  },
  'listen.ignoresReset': {
    title: (t) => phrase`A RST reaches the ${me(t)} in ${stateMark('LISTEN')}: ignored.`,
    text: (t) =>
      phrase`Nothing has been sent from here that a RST could be the answer to; this one (${itsSeq(t)}) must be old.`,
  },
  'listen.resetsAck': {
    title: (t) => phrase`The ${me(t)} is only listening, so no ACK can be right: RST.`,
    text: (t) =>
      phrase`In ${stateMark('LISTEN')} nothing was sent yet that ${itsAck(t)} could acknowledge. The RST takes that very number (${ourSeq(t, left(t, 'RST'))}), so that the ${peer(t)} will believe it.`,
  },
  'listen.syn': {
    title: (t) => phrase`The ${me(t)} takes the SYN and answers with SYN+ACK.`,
    text: {
      expects: (t) =>
        phrase`The SYN has ${itsSeq(t)}, so the ${me(t)} expects the number after it: ${ourAck(t, left(t, 'SYN_ACK'))}.`,
      ownSyn: (t) =>
        phrase`The same segment carries its own SYN (${ourSeq(t, left(t, 'SYN_ACK'))}), which is why opening takes three segments and not four.`,
      cannotTell: () =>
        phrase`It cannot tell that this SYN is old: it has nothing yet to compare it with.`,
      untilAcked: () =>
        phrase`It is in ${stateMark('SYN_RCVD')} until that SYN is acknowledged too: the one that came might be an old duplicate.`,
    },
  },
  'listen.ignores': {
    title: (t) => phrase`The ${me(t)} is waiting for a SYN and drops this segment.`,
    text: (t) =>
      phrase`It has neither SYN, ACK nor RST (${flagsMark(t.segment)}). No TCP sends such a segment in earnest, so there is nothing to answer, whatever its ${itsSeq(t)} may mean.`,
  },
  'synSent.badAck': {
    title: (t) => phrase`This ACK is for a number the ${me(t)} never sent: RST.`,
    text: {
      otherConnection: (t) =>
        phrase`Only its SYN has left, so an ACK must be above ${was(t, 'ISS')} and no higher than ${was(t, 'SND.NXT')}; ${itsAck(t)} speaks of some other connection.`,
      oldSyn: (t) =>
        phrase`The ${peer(t)} has most likely taken an old SYN for a new one. The RST (${ourSeq(t, left(t, 'RST'))}) makes it forget that; the ${me(t)}’s own SYN stays valid.`,
      oldConnection: (t) =>
        phrase`The ${peer(t)} still believes in an earlier one. The RST (${ourSeq(t, left(t, 'RST'))}) ends that; the ${me(t)} goes on opening in ${stateMark('SYN_SENT')}.`,
    },
  },
  'synSent.soonAgain': {
    title: (t) => phrase`The ${me(t)} will send its SYN again soon.`,
    text: (t) =>
      say(
        phrase`Linux does not wait for the RTO here: the RST may just have cleared the way, so the SYN goes again after ${lasting(t.profile.synAgainUs)}.`,
      ),
  },
  'synSent.reset': {
    title: (t) => phrase`The ${peer(t)} refuses: the ${me(t)} is ${stateMark('CLOSED')} again.`,
    text: (t) =>
      say(
        phrase`In ${stateMark('SYN_SENT')} a RST counts if it acknowledges the SYN: ${itsAck(t)} shows that its sender has seen it.`,
        phrase`Most often nobody listens on that port. ${code('connect()')} fails at once with “connection refused”, where a lost SYN would have been sent again.`,
      ),
  },
  'synSent.ignoresReset': {
    title: (t) => phrase`A RST that does not acknowledge the ${me(t)}’s SYN: ignored.`,
    text: {
      wrongAck: (t) =>
        phrase`${itsAck(t)} is not the number after the SYN (${was(t, 'SND.NXT')}), so the RST is not an answer to it. A RST is never answered either.`,
      noAck: (t) =>
        phrase`Until the ${peer(t)}’s SYN has come there is no window to test a sequence number by; only an ACK of the SYN (one number above ${was(t, 'ISS')}) could show that the RST is genuine, and this one has none.`,
    },
  },
  'synSent.synAck': {
    title: (t) => phrase`The SYN+ACK arrives: the ${me(t)} is ${stateMark('ESTABLISHED')}.`,
    text: {
      acknowledgesWithData: (t) =>
        phrase`${itsAck(t)} says that its SYN has arrived. The ${peer(t)}’s SYN has ${itsSeq(t)}; the ${me(t)} acknowledges it with ${ourAck(t, ackThatLeft(t))}, on a segment that carries ${bytes(octets(newData(t)))} of waiting data.`,
      acknowledges: (t) =>
        phrase`${itsAck(t)} says that its SYN has arrived. The ${peer(t)}’s SYN has ${itsSeq(t)}; the ${me(t)} acknowledges it with ${ourAck(t, ackThatLeft(t))}.`,
      peerNotYet: (t) =>
        phrase`The ${peer(t)} is not ${stateMark('ESTABLISHED')} yet: it will be when this ACK reaches it.`,
    },
  },
  'synSent.syn': {
    title: (t) => phrase`A SYN comes where a SYN+ACK was due: the ${peer(t)} is opening too.`,
    text: (t) =>
      say(
        phrase`It does not acknowledge the ${me(t)}’s SYN, so the two were sent without knowing of each other. Both ends are calling, and the result is one connection, not two.`,
        phrase`The ${me(t)} sends its SYN once more, with the same ${ourSeq(t, left(t, 'SYN_ACK'))} and now with ${ourAck(t, left(t, 'SYN_ACK'))}, and waits in ${stateMark('SYN_RCVD')}.`,
      ),
  },
  'synSent.ignores': {
    title: (t) => phrase`Neither SYN nor RST: in ${stateMark('SYN_SENT')} the ${me(t)} drops it.`,
    text: (t) =>
      phrase`${flagsMark(t.segment)} came, with ${itsSeq(t)}. As long as the ${peer(t)}’s SYN is missing, its sequence numbers mean nothing here: what the segment holds cannot be put in its place.`,
  },
};
