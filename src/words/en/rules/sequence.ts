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

/** "`101` to `65635`": the numbers that the window takes. */
const windowOf = told(theWindow, {
  unknown: () => phrase`${code('RCV.NXT')} onwards`,
  closed: (t) => phrase`none, for the window is 0 (${was(t, 'RCV.NXT')})`,
  open: (t) => phrase`${firstTaken(t)} to ${lastTaken(t)}`,
});

const whyAgain = told(whyItCameAgain, {
  copied: () => phrase`The network has delivered it twice.`,
  ackLost: (t) =>
    phrase`The ACK of it was ${lossMark('lost')}, so the ${peer(t)} sent it ${againMark('again')}.`,
  ackLate: (t) =>
    phrase`The ${peer(t)} sent it ${againMark('again')}, because the ACK of it was not there in time.`,
});

const whyAckMissing = told(whySynAckCameAgain, {
  copied: () => phrase`The network has delivered the SYN+ACK twice.`,
  ackLost: (t) =>
    phrase`The last segment of the handshake was ${lossMark('lost')}, so the ${peer(t)} is still in ${stateMark('SYN_RCVD')}.`,
  ackLate: (t) =>
    phrase`When the ${peer(t)} sent it, the last segment of the handshake had not reached it.`,
});

const again = (t: Telling): Phrase =>
  phrase`it acknowledges the FIN again (${ourAck(t, ackThatLeft(t))})`;

const repeatedFin = {
  title: told(repeatedFinTitle, {
    copied: (t) => phrase`A second copy of the ${peer(t)}’s FIN arrives.`,
    ackLost: (t) =>
      phrase`The ${peer(t)}’s FIN came ${againMark('again')}, so its ACK must have been ${lossMark('lost')}.`,
    ackLate: (t) =>
      phrase`The ${peer(t)}’s FIN came ${againMark('again')}: its ACK was not there in time.`,
  }),
  text: told(repeatedFinText, {
    inTimeWait: (t) =>
      phrase`The ${me(t)} is in ${stateMark('TIME_WAIT')} for just this: ${again(t)}.`,
    restarts: (t) =>
      phrase`The ${me(t)} is in ${stateMark('TIME_WAIT')} for just this: ${again(t)} and starts its wait of 2MSL (${lasting(runsFor(t, 'timeWait'))}) anew.`,
    wouldReset: (t) =>
      phrase`Were it already ${stateMark('CLOSED')}, the ${peer(t)} would get a RST in answer to a clean close.`,
    takenBefore: (t) =>
      phrase`${itsSeq(t)} is below ${was(t, 'RCV.NXT')}: this FIN was taken before. The ${me(t)} stays in ${stateMark(t.to)}, and ${again(t)}.`,
    neverByItself: () =>
      phrase`An ACK is never repeated by itself; it takes the repeated FIN to draw a new one.`,
  }),
};

export const sequence: RuleTexts<RulesOf<'sequence' | 'reset' | 'syn'>> = {
  'sequence.acceptable': {
    title: (t) => phrase`The segment fits the ${me(t)}’s window.`,
    text: (t) => phrase`${itsSeq(t)} is among the numbers it takes now: ${windowOf(t)}.`,
  },
  'sequence.unacceptable': {
    title: {
      repeatedFin: (t) => repeatedFin.title(t),
      keepAlive: (t) => phrase`The ${me(t)} answers the keep-alive probe: it is there.`,
      probe: (t) => phrase`The ${me(t)} answers the probe and tells its window.`,
      beyond: (t) => phrase`The segment is beyond the ${me(t)}’s window: dropped.`,
      beyondAnswered: (t) =>
        phrase`The segment is beyond the ${me(t)}’s window: dropped, with an ACK.`,
      known: (t) => phrase`The ${me(t)} has these bytes already: it acknowledges them again.`,
      old: (t) => phrase`An old segment: the ${me(t)} drops it.`,
      oldAnswered: (t) => phrase`An old segment: the ${me(t)} drops it and says what it expects.`,
    },
    text: {
      repeatedFin: (t) => repeatedFin.text(t),
      probe: (t) =>
        phrase`The probe has ${itsSeq(t)}, a number below the window (${was(t, 'RCV.NXT')}), for just this: such a segment must be answered with an ACK (${ourAck(t, ackThatLeft(t))}).`,
      why: (t) => whyAgain(t),
      outside: (t) => phrase`The segment has ${itsSeq(t)}; the ${me(t)} takes ${windowOf(t)}.`,
      allBelowHere: (t) => phrase`Everything below ${was(t, 'RCV.NXT')} is here already.`,
      deliveredOnce: () => phrase`What comes twice is delivered once.`,
      answer: (t) =>
        phrase`The ACK in answer (${ourAck(t, ackThatLeft(t))}) tells the ${peer(t)} where this end stands.`,
      waitGoesOn: () => phrase`The wait of 2MSL goes on; only a FIN would start it anew.`,
    },
  },
  'sequence.dropsReset': {
    title: (t) => phrase`A RST outside the ${me(t)}’s window is dropped without a word.`,
    text: (t) =>
      phrase`It has ${itsSeq(t)}, and the ${me(t)} takes ${windowOf(t)}. So it is old or forged. A RST gets no answer, not even an ACK.`,
  },
  'sequence.trimmed': {
    title: (t) => phrase`Only the part of the segment that is new to the ${me(t)} counts.`,
    text: (t) =>
      phrase`It starts at ${itsSeq(t)}; the ${me(t)} takes ${windowOf(t)} and cuts off the rest.`,
  },
  'sequence.zeroWindow': {
    title: (t) => phrase`The ${me(t)}’s window is 0: it refuses the data and says so.`,
    text: (t) =>
      say(
        phrase`There is no room, so the data is thrown away; the ACK field of the segment still counts.`,
        phrase`The answer (${ourAck(t, ackThatLeft(t))}, ${code(`wnd=${ackThatLeft(t)?.wnd ?? 0}`)}) keeps the ${peer(t)} waiting, but it shows that somebody is there.`,
      ),
  },
  'sequence.repeatedFin': repeatedFin,
  'sequence.repeatedSyn': {
    title: {
      unanswered: (t) => phrase`A SYN that the ${me(t)} has taken before: dropped.`,
      literal: () =>
        phrase`The SYN comes ${againMark('again')}; by the letter it gets no more than an ACK.`,
      crossing: (t) =>
        phrase`By the letter the ${peer(t)}’s SYN+ACK is too low: the ${me(t)} drops it.`,
      synAckInSynRcvd: (t) =>
        phrase`A SYN+ACK with a number known already: the ${me(t)} answers with an ACK.`,
      synAckAgain: (t) =>
        phrase`The ${peer(t)}’s SYN+ACK comes ${againMark('again')}: the ${me(t)} repeats its ACK.`,
      oldSyn: (t) => phrase`An old SYN reaches the ${me(t)}: it answers with an ACK.`,
    },
    text: {
      unanswered: (t) =>
        phrase`${itsSeq(t)} is below ${was(t, 'RCV.NXT')}: the ${me(t)} knows this SYN, and nothing in the segment is new.`,
      literal: (t) =>
        phrase`${itsSeq(t)} is just below ${was(t, 'RCV.NXT')}, and what is below the window is answered with an ACK and dropped.`,
      literalDeadlock: (t) =>
        phrase`In ${stateMark('SYN_SENT')} a bare ACK is of no use: the ${peer(t)} goes on waiting until the ${me(t)}’s own timer sends the SYN+ACK again.`,
      crossing: (t) =>
        phrase`${itsSeq(t)} is just below ${was(t, 'RCV.NXT')}, so nobody looks at its ACK. But the ACK in answer (${ourAck(t, ackThatLeft(t))}) is what the ${peer(t)} is waiting for, and opens the connection there.`,
      figure7: () => phrase`Figure 7 of the RFC would have taken the SYN+ACK as it is.`,
      whyAckMissing: (t) => whyAckMissing(t),
      why: (t) => whyAgain(t),
      below: (t) =>
        phrase`${itsSeq(t)} is below ${was(t, 'RCV.NXT')}, so the segment is dropped and answered with an ACK (${ourAck(t, ackThatLeft(t))}).`,
      noTimerGuardsAck: () =>
        phrase`No timer guards an ACK: what repairs its loss is the SYN+ACK that comes again.`,
    },
  },
  'sequence.repeatedSynAgain': {
    title: (t) =>
      phrase`The SYN comes ${againMark('again')}, so the ${me(t)} sends its SYN+ACK ${againMark('again')}.`,
    text: {
      foreign: (t) =>
        phrase`It has the number of the SYN that was taken, so to the ${me(t)} it is the ${peer(t)}’s, which seems to miss the SYN+ACK.`,
      repeats: (t) => phrase`The ${peer(t)} repeats its SYN because no SYN+ACK has reached it.`,
      another: (t) =>
        phrase`So it gets another (${ourSeq(t, left(t, 'SYN_ACK'))}, ${ourAck(t, left(t, 'SYN_ACK'))}).`,
      literal: () =>
        phrase`By the letter of RFC 9293 this SYN, just below the window, would draw a bare ACK, which is of no use in ${stateMark('SYN_SENT')}; the stacks in use do it this way.`,
    },
  },
  'sequence.simultaneousSynAck': {
    title: (t) => phrase`The ${peer(t)}’s SYN+ACK completes the simultaneous open.`,
    text: (t) =>
      say(
        phrase`The ${me(t)} knew the SYN (${itsSeq(t)}); new is the ACK of its own (${itsAck(t)}).`,
        phrase`By the letter of the sequence check the segment is one number too low and would be dropped; figure 7 of the RFC, followed here, takes its ACK.`,
      ),
    aside: () => null,
  },

  'reset.valid': {
    title: (t) => phrase`The ${me(t)} obeys the RST and is ${stateMark('CLOSED')} at once.`,
    text: {
      exactForged: (t) =>
        phrase`Its ${itsSeq(t)} is exactly ${was(t, 'RCV.NXT')}, and nobody can tell that it is forged. The record is deleted, and no answer is sent.`,
      exactGenuine: (t) =>
        phrase`Its ${itsSeq(t)} is exactly ${was(t, 'RCV.NXT')}, so it counts as genuine. The record is deleted, and no answer is sent.`,
      withinForged: (t) =>
        phrase`Its ${itsSeq(t)} is within the window, and nobody can tell that it is forged. The record is deleted, and no answer is sent.`,
      withinGenuine: (t) =>
        phrase`Its ${itsSeq(t)} is within the window, so it counts as genuine. The record is deleted, and no answer is sent.`,
      closed: () => phrase`Both ends had closed, so no data is lost by it; only the clean end is.`,
      told: () => phrase`The application is told “connection reset”; data still under way is lost.`,
    },
  },
  'reset.backToListen': {
    title: (t) => phrase`The RST takes the ${me(t)} back to ${stateMark('LISTEN')}.`,
    text: (t) =>
      phrase`Its ${itsSeq(t)} fits (${was(t, 'RCV.NXT')}). The connection was opened from the other end and never finished, so it is as if the SYN had not come. The application has heard nothing of it and is not told now.`,
  },
  'reset.refused': {
    title: (t) => phrase`A RST answers the ${me(t)}’s SYN: connection refused.`,
    text: (t) =>
      phrase`Its ${itsSeq(t)} fits (${was(t, 'RCV.NXT')}). This end opened actively, so it does not return to ${stateMark('LISTEN')}: the record is deleted, and the application learns that the connection was refused.`,
  },
  'reset.challenged': {
    title: {
      dropped: (t) => phrase`The RST fits the window, but not exactly: the ${me(t)} drops it.`,
      asksBack: (t) => phrase`The RST fits the window, but not exactly: the ${me(t)} asks back.`,
    },
    text: {
      notExact: (t) =>
        phrase`It has ${itsSeq(t)}, where ${was(t, 'RCV.NXT')} is expected. A blind attacker can hit the window much more easily than the one number, so only that one is obeyed.`,
      challenge: (t) =>
        phrase`The challenge ACK (${ourAck(t, ackThatLeft(t))}) asks the ${peer(t)}: had it really lost the connection, it would answer with an exact RST; if not, it ignores the ACK.`,
    },
  },
  'reset.endsTimeWait': {
    title: (t) => phrase`A RST ends the ${me(t)}’s ${stateMark('TIME_WAIT')} too early.`,
    text: {
      exact: (t) => phrase`Its ${itsSeq(t)} is exact, and by the letter the record is deleted.`,
      sooner: (t) =>
        phrase`Its ${itsSeq(t)} is exact, and by the letter the record is deleted, ${lasting(leftOf(t, 'timeWait') ?? 0)} before its time.`,
      assassination: () =>
        phrase`From now on an old segment that is still under way could be taken for one of a new connection. RFC 1337 calls it TIME-WAIT assassination and advises to ignore the RST.`,
    },
  },
  'reset.ignoredInTimeWait': {
    title: (t) => phrase`A RST in ${stateMark('TIME_WAIT')}: the ${me(t)} ignores it.`,
    text: (t) =>
      phrase`Its ${itsSeq(t)} makes no difference: RFC 1337 advises to ignore it, for nothing is gained by closing sooner, and the wait of 2MSL keeps old segments away from the next connection.`,
  },

  'syn.backToListen': {
    title: (t) =>
      phrase`Another SYN within the window: the ${me(t)} returns to ${stateMark('LISTEN')}.`,
    text: (t) =>
      phrase`It has ${itsSeq(t)}, where ${was(t, 'RCV.NXT')} was expected, so one of the two SYNs is not real. The ${me(t)} drops both without an answer; the ${peer(t)} will send the real one again.`,
  },
  'syn.challenged': {
    title: {
      dropped: (t) => phrase`A SYN within a connection: the ${me(t)} drops it.`,
      asksBack: (t) => phrase`A SYN within a connection: the ${me(t)} asks back with an ACK.`,
    },
    text: {
      takenBefore: (t) =>
        phrase`The ${peer(t)}’s SYN was taken long ago (${was(t, 'RCV.NXT')}); this one (${itsSeq(t)}) may be old, forged, or from a ${peer(t)} that has lost its memory.`,
      findsOut: (t) =>
        phrase`The ACK (${ourSeq(t, ackThatLeft(t))}, ${ourAck(t, ackThatLeft(t))}) finds out: a peer that is opening anew cannot make sense of it and answers with a RST that fits; one that knows the connection ignores it.`,
    },
  },
  'syn.resets': {
    title: (t) =>
      phrase`A SYN within the window: the ${me(t)} sends RST and is ${stateMark('CLOSED')}.`,
    text: (t) =>
      phrase`It has ${itsSeq(t)}, where ${was(t, 'RCV.NXT')} was expected. So it was before RFC 5961: a SYN inside a connection was an error that ended it. Any forged SYN that hit the window could do so, which is why an ACK is sent today.`,
  },
  'syn.reopens': {
    title: (t) =>
      phrase`A new SYN reopens the ${me(t)}’s connection from ${stateMark('TIME_WAIT')}.`,
    text: (t) =>
      say(
        phrase`Its ${itsSeq(t)} is above every number that the ${peer(t)} used before (${was(t, 'RCV.NXT')}), so nothing old can be mistaken for new.`,
        phrase`The ${me(t)} answers with a SYN+ACK from a fresh number (${ourSeq(t, left(t, 'SYN_ACK'))}), and need not wait for the end of 2MSL.`,
      ),
  },
};
