/** Steps one, two and four of RFC 9293, 3.10.7.4: sequence number, RST, SYN. In English. */
import { againMark, code, lossMark, phrase, stateMark, type Phrase } from '../../phrase.ts';
import {
  ackThatLeft,
  itsAck,
  itsSeq,
  left,
  leftOf,
  ourAck,
  ourSeq,
  runsFor,
  was,
} from '../../sentences/facts.ts';
import {
  firstTaken,
  lastTaken,
  repeatedFinText,
  repeatedFinTitle,
  theWindow,
  whyItCameAgain,
  whySynAckCameAgain,
} from '../../sentences/rules/sequence.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf } from '../../contract/index.ts';
import { lasting, me, peer, say, told } from '../say.ts';

/** "accepts `101` to `65635`": the numbers that the window takes. */
const accepts = told(theWindow, {
  unknown: () => phrase`accepts ${code('RCV.NXT')} onwards`,
  closed: (t) => phrase`has a zero window (${was(t, 'RCV.NXT')})`,
  open: (t) => phrase`accepts ${firstTaken(t)} to ${lastTaken(t)}`,
});

const whyAgain = told(whyItCameAgain, {
  copied: () => phrase`The network delivered it twice.`,
  ackLost: (t) =>
    phrase`Its ACK was ${lossMark('lost')}, so the ${peer(t)} ${againMark('retransmitted')} it.`,
  ackLate: (t) =>
    phrase`Its ACK did not arrive in time, so the ${peer(t)} ${againMark('retransmitted')} it.`,
});

const whyAckMissing = told(whySynAckCameAgain, {
  copied: () => phrase`The network delivered the SYN+ACK twice.`,
  ackLost: (t) =>
    phrase`The third segment of the handshake was ${lossMark('lost')}, so the ${peer(t)} ${againMark('retransmitted')} its SYN+ACK.`,
  ackLate: (t) =>
    phrase`The third segment of the handshake had not reached the ${peer(t)} when it sent this.`,
});

const again = (t: Telling): Phrase =>
  phrase`acknowledges the FIN again (${ourAck(t, ackThatLeft(t))})`;

const repeatedFin = {
  title: told(repeatedFinTitle, {
    copied: (t) => phrase`A second copy of the ${peer(t)}’s FIN arrives.`,
    ackLost: (t) =>
      phrase`The ${peer(t)} ${againMark('retransmitted')} its FIN: the ACK of it was ${lossMark('lost')}.`,
    ackLate: (t) =>
      phrase`The ${peer(t)} ${againMark('retransmitted')} its FIN: the ACK of it did not arrive in time.`,
    old: (t) => phrase`The ${peer(t)}’s FIN arrives once more.`,
  }),
  text: told(repeatedFinText, {
    inTimeWait: (t) =>
      phrase`This is what ${stateMark('TIME_WAIT')} is for: the ${me(t)} ${again(t)}.`,
    restarts: (t) =>
      phrase`This is what ${stateMark('TIME_WAIT')} is for: the ${me(t)} ${again(t)} and restarts 2MSL (${lasting(runsFor(t, 'timeWait'))}).`,
    wouldReset: (t) =>
      phrase`In ${stateMark('CLOSED')} it could only answer the ${peer(t)} with a RST.`,
    takenBefore: (t) =>
      phrase`${itsSeq(t)} is left of ${was(t, 'RCV.NXT')}: this FIN was received before. The ${me(t)} stays in ${stateMark(t.to)} and ${again(t)}.`,
    neverByItself: () =>
      phrase`A pure ACK is never retransmitted; the ${againMark('retransmitted')} FIN triggers a new one.`,
  }),
};

export const sequence: RuleTexts<RulesOf<'sequence' | 'reset' | 'syn'>> = {
  'sequence.acceptable': {
    title: (t) => phrase`The segment is in the ${me(t)}’s window.`,
    text: (t) => phrase`${itsSeq(t)} is acceptable: the ${me(t)} ${accepts(t)}.`,
  },
  'sequence.unacceptable': {
    title: {
      repeatedFin: (t) => repeatedFin.title(t),
      keepAlive: (t) => phrase`The ${me(t)} answers the keep-alive probe with an ACK.`,
      probe: (t) => phrase`The ${me(t)} answers the window probe with an ACK.`,
      beyond: (t) => phrase`The segment is beyond the ${me(t)}’s window: dropped.`,
      beyondAnswered: (t) =>
        phrase`The segment is beyond the ${me(t)}’s window: dropped and answered with an ACK.`,
      known: (t) => phrase`The ${me(t)} has these bytes already: it acknowledges them again.`,
      old: (t) => phrase`An old segment: the ${me(t)} drops it.`,
      oldAnswered: (t) => phrase`An old segment: the ${me(t)} drops it and answers with an ACK.`,
    },
    text: {
      repeatedFin: (t) => repeatedFin.text(t),
      probe: (t) =>
        phrase`The probe’s ${itsSeq(t)} is left of the window (${was(t, 'RCV.NXT')}) on purpose: an unacceptable segment must be answered with an ACK (${ourAck(t, ackThatLeft(t))}).`,
      why: (t) => whyAgain(t),
      outside: (t) => phrase`The segment has ${itsSeq(t)}; the ${me(t)} ${accepts(t)}.`,
      answer: (t) =>
        phrase`The ACK names the sequence number that it expects next (${ourAck(t, ackThatLeft(t))}).`,
      waitGoesOn: () => phrase`The 2MSL timer runs on; only a FIN restarts it.`,
    },
  },
  'sequence.dropsReset': {
    title: (t) => phrase`A RST outside the ${me(t)}’s window is dropped silently.`,
    text: (t) =>
      phrase`It has ${itsSeq(t)}; the ${me(t)} ${accepts(t)}. The RST is old or forged, and gets no answer, not even an ACK.`,
  },
  'sequence.trimmed': {
    title: (t) => phrase`Only the part of the segment that is new to the ${me(t)} counts.`,
    text: (t) =>
      phrase`The segment starts at ${itsSeq(t)}; the ${me(t)} ${accepts(t)} and cuts off the rest.`,
  },
  'sequence.zeroWindow': {
    title: (t) => phrase`Zero window: the ${me(t)} drops the data and sends an ACK.`,
    text: (t) =>
      say(
        phrase`The receive buffer has no room; only the ACK field of the segment counts.`,
        phrase`The answer (${ourAck(t, ackThatLeft(t))}, ${code(`wnd=${ackThatLeft(t)?.wnd ?? 0}`)}) advertises the window and shows the ${peer(t)} that the connection is alive.`,
      ),
  },
  'sequence.repeatedFin': repeatedFin,
  'sequence.repeatedSyn': {
    title: {
      unanswered: (t) => phrase`A SYN that the ${me(t)} has received before: dropped.`,
      literal: () => phrase`A duplicate SYN: RFC 9293, read strictly, answers with a pure ACK.`,
      crossing: (t) =>
        phrase`RFC 9293, read strictly: the ${me(t)} drops the ${peer(t)}’s SYN+ACK.`,
      synAckInSynRcvd: (t) =>
        phrase`A SYN+ACK with a SYN that the ${me(t)} has: answered with an ACK.`,
      synAckAgain: (t) =>
        phrase`The ${peer(t)}’s SYN+ACK arrives once more: the ${me(t)} acknowledges it again.`,
      oldSyn: (t) => phrase`An old SYN reaches the ${me(t)}: answered with an ACK.`,
    },
    text: {
      unanswered: (t) =>
        phrase`${itsSeq(t)} is left of ${was(t, 'RCV.NXT')}: the ${me(t)} knows this SYN, and nothing in the segment is new.`,
      literal: (t) =>
        phrase`${itsSeq(t)} is just left of ${was(t, 'RCV.NXT')}; such a segment is dropped and answered with an ACK.`,
      literalDeadlock: (t) =>
        phrase`A host in ${stateMark('SYN_SENT')} ignores a pure ACK, so only the ${me(t)}’s own timer helps: it ${againMark('retransmits')} the SYN+ACK.`,
      crossing: (t) =>
        phrase`${itsSeq(t)} is just left of ${was(t, 'RCV.NXT')}, so the ACK field is not read. If the ACK in answer (${ourAck(t, ackThatLeft(t))}) arrives, it establishes the connection at the ${peer(t)}.`,
      figure7: () => phrase`Figure 7 of the RFC accepts the SYN+ACK.`,
      whyAckMissing: (t) => whyAckMissing(t),
      why: (t) => whyAgain(t),
      below: (t) =>
        phrase`${itsSeq(t)} is left of ${was(t, 'RCV.NXT')}, so the segment is dropped and answered with an ACK (${ourAck(t, ackThatLeft(t))}).`,
      noTimerGuardsAck: () =>
        phrase`An ACK has no retransmission timer: the ${againMark('retransmitted')} SYN+ACK triggers a new one.`,
    },
  },
  'sequence.repeatedSynAgain': {
    title: (t) => phrase`A duplicate SYN: the ${me(t)} ${againMark('retransmits')} its SYN+ACK.`,
    text: {
      foreign: (t) =>
        phrase`It has the sequence number of the ${peer(t)}’s SYN, so the ${me(t)} takes it for a retransmission.`,
      copied: () => phrase`The network delivered the SYN twice.`,
      repeats: (t) =>
        phrase`The ${peer(t)} ${againMark('retransmitted')} its SYN because no SYN+ACK had reached it.`,
      another: (t) =>
        phrase`The answer is the same SYN+ACK (${ourSeq(t, left(t, 'SYN_ACK'))}, ${ourAck(t, left(t, 'SYN_ACK'))}).`,
      literal: () =>
        phrase`RFC 9293, read strictly, asks for a pure ACK here, which a host in ${stateMark('SYN_SENT')} ignores; Linux and the BSDs do it this way.`,
    },
  },
  'sequence.simultaneousSynAck': {
    title: (t) => phrase`The ${peer(t)}’s SYN+ACK completes the simultaneous open.`,
    text: (t) =>
      say(
        phrase`The ${me(t)} has the SYN already (${itsSeq(t)}); the ACK of its own SYN (${itsAck(t)}) is new.`,
        phrase`A strict sequence check would drop the segment, one left of the window; figure 7 of RFC 9293, followed here, accepts its ACK.`,
      ),
    aside: () => null,
  },

  'reset.valid': {
    title: (t) => phrase`The ${me(t)} accepts the RST and is ${stateMark('CLOSED')} at once.`,
    text: {
      exactForged: (t) =>
        phrase`${itsSeq(t)} is exactly ${was(t, 'RCV.NXT')}, and nothing shows that the RST is forged. The TCB is deleted, and no answer is sent.`,
      exactGenuine: (t) =>
        phrase`${itsSeq(t)} is exactly ${was(t, 'RCV.NXT')}. The TCB is deleted, and no answer is sent.`,
      withinForged: (t) =>
        phrase`${itsSeq(t)} is in the window (${was(t, 'RCV.NXT')}), and nothing shows that the RST is forged. The TCB is deleted, and no answer is sent.`,
      withinGenuine: (t) =>
        phrase`${itsSeq(t)} is in the window (${was(t, 'RCV.NXT')}). The TCB is deleted, and no answer is sent.`,
      ofFin: (t) =>
        phrase`${itsSeq(t)} is the sequence number of the ${peer(t)}’s FIN, one left of ${was(t, 'RCV.NXT')}. The TCB is deleted, and no answer is sent.`,
      closing: (t) =>
        phrase`The ${me(t)} cannot know whether its FIN, and unacknowledged data before it, arrived.`,
      orphaned: () => phrase`The application has closed its socket and is not told.`,
      told: () =>
        phrase`The application gets “connection reset” (ECONNRESET); data that is not acknowledged may be lost.`,
    },
  },
  'reset.backToListen': {
    title: (t) => phrase`The RST takes the ${me(t)} back to ${stateMark('LISTEN')}.`,
    text: (t) =>
      phrase`${itsSeq(t)} is acceptable (${was(t, 'RCV.NXT')}). The connection came from a passive open and was not established, so it is deleted. The application never learned of it and is not told.`,
  },
  'reset.refused': {
    title: (t) => phrase`A RST answers the ${me(t)}’s SYN: connection refused.`,
    text: (t) =>
      phrase`${itsSeq(t)} is acceptable (${was(t, 'RCV.NXT')}). After an active open the ${me(t)} does not go back to ${stateMark('LISTEN')}: the TCB is deleted, and the application gets “connection refused”.`,
  },
  'reset.challenged': {
    title: {
      dropped: (t) => phrase`The RST is in the window, but not exact: the ${me(t)} drops it.`,
      challenges: (t) =>
        phrase`The RST is in the window, but not exact: the ${me(t)} sends a challenge ACK.`,
    },
    text: {
      notExact: (t) =>
        phrase`It has ${itsSeq(t)}, where ${was(t, 'RCV.NXT')} is expected. A blind attacker hits the window far more easily than the exact number, so only the exact number is accepted.`,
      challenge: (t) =>
        phrase`A ${peer(t)} that has really lost the connection answers the challenge ACK (${ourAck(t, ackThatLeft(t))}) with an exact RST.`,
    },
  },
  'reset.endsTimeWait': {
    title: (t) => phrase`A RST ends the ${me(t)}’s ${stateMark('TIME_WAIT')} too early.`,
    text: {
      exact: (t) => phrase`${itsSeq(t)} is exact: RFC 9293, read strictly, deletes the TCB.`,
      sooner: (t) =>
        phrase`${itsSeq(t)} is exact: RFC 9293, read strictly, deletes the TCB, ${lasting(leftOf(t, 'timeWait') ?? 0)} before the end of the wait.`,
      assassination: () =>
        phrase`An old segment could now be taken for one of a new connection. RFC 1337 calls this TIME-WAIT assassination and advises ignoring the RST.`,
    },
  },
  'reset.ignoredInTimeWait': {
    title: (t) => phrase`A RST in ${stateMark('TIME_WAIT')}: the ${me(t)} ignores it.`,
    text: (t) =>
      phrase`RFC 1337 advises this, whether ${itsSeq(t)} is exact or not: the 2MSL wait keeps old segments away from the next connection.`,
  },

  'syn.backToListen': {
    title: (t) =>
      phrase`Another SYN in the window: the ${me(t)} returns to ${stateMark('LISTEN')}.`,
    text: (t) =>
      phrase`It has ${itsSeq(t)}, where ${was(t, 'RCV.NXT')} was expected, so one of the two SYNs is not genuine. The ${me(t)} drops both without an answer.`,
  },
  'syn.challenged': {
    title: {
      dropped: (t) => phrase`A SYN within a connection: the ${me(t)} drops it.`,
      challenges: (t) => phrase`A SYN within a connection: the ${me(t)} sends a challenge ACK.`,
    },
    text: {
      takenBefore: (t) =>
        phrase`The ${peer(t)}’s SYN was received long ago (${was(t, 'RCV.NXT')}). This one (${itsSeq(t)}) may be old, forged, or from a ${peer(t)} that has restarted.`,
      findsOut: (t) =>
        phrase`A restarted ${peer(t)} answers the challenge ACK (${ourSeq(t, ackThatLeft(t))}, ${ourAck(t, ackThatLeft(t))}) with a matching RST.`,
    },
  },
  'syn.resets': {
    title: (t) =>
      phrase`A SYN in the window: the ${me(t)} sends RST and is ${stateMark('CLOSED')}.`,
    text: (t) =>
      phrase`It has ${itsSeq(t)}, where ${was(t, 'RCV.NXT')} was expected. Before RFC 5961 such a SYN ended the connection, so a forged one could do it too. Today a challenge ACK is sent.`,
  },
  'syn.reopens': {
    title: (t) =>
      phrase`A new SYN reopens the ${me(t)}’s connection from ${stateMark('TIME_WAIT')}.`,
    text: (t) =>
      say(
        phrase`${itsSeq(t)} is above every sequence number of the old connection (${was(t, 'RCV.NXT')}), so an old segment cannot be taken for a new one.`,
        phrase`The ${me(t)} answers with SYN+ACK from a new ISN (${ourSeq(t, left(t, 'SYN_ACK'))}).`,
      ),
  },
};
