/** Steps one, two and four of RFC 9293, 3.10.7.4: sequence number, RST, SYN. In English. */
import {
  ackThatLeft,
  isRepeatedFin,
  isUnanswered,
  itsAck,
  itsNumber,
  itsSeq,
  left,
  leftOf,
  ourAck,
  ourSeq,
  placeOf,
  started,
  was,
  windowEdges,
} from '../../sentences/facts.ts';
import { againMark, code, lossMark, phrase, stateMark, type Phrase } from '../../phrase.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf, RuleWords } from '../../contract/index.ts';
import { lasting, me, peer, say } from '../say.ts';

const isKeepAlive = (t: Telling): boolean => t.purpose === 'keepAlive' && !isUnanswered(t);
const isEmptyProbe = (t: Telling): boolean =>
  t.purpose === 'probe' && t.segment?.dataLen === 0 && !isUnanswered(t);

/** "`101` to `65635`": the numbers that the window takes. */
const windowOf = (t: Telling): Phrase => {
  if (t.before === null) return phrase`${code('RCV.NXT')} onwards`;
  const { first, last } = windowEdges(t.before);
  return t.before.rcvWnd === 0
    ? phrase`none, for the window is 0 (${was(t, 'RCV.NXT')})`
    : phrase`${itsNumber(t, first)} to ${itsNumber(t, last)}`;
};

/** What can be said about why a segment came although it had come before. */
const whyAgain = (t: Telling): Phrase => {
  if (t.origin === 'copy') return phrase`The network has delivered it twice.`;
  if (t.origin !== 'again') return [];
  if (t.earlierAck === 'lost')
    return phrase`The ACK of it was ${lossMark('lost')}, so the ${peer(t)} sent it ${againMark('again')}.`;
  if (t.earlierAck === 'late')
    return phrase`The ${peer(t)} sent it ${againMark('again')}, because the ACK of it was not there in time.`;
  return [];
};

const repeatedFin: RuleWords = {
  title: (t) => {
    if (t.origin === 'copy') return phrase`A second copy of the ${peer(t)}’s FIN arrives.`;
    return t.earlierAck === 'lost'
      ? phrase`The ${peer(t)}’s FIN came ${againMark('again')}, so its ACK must have been ${lossMark('lost')}.`
      : phrase`The ${peer(t)}’s FIN came ${againMark('again')}: its ACK was not there in time.`;
  },
  text: (t) => {
    const wait = started(t, 'timeWait');
    const again = phrase`it acknowledges the FIN again (${ourAck(t, ackThatLeft(t))})`;
    if (t.from === 'TIME_WAIT')
      return say(
        phrase`The ${me(t)} is in ${stateMark('TIME_WAIT')} for just this: ${again}${wait === null ? '' : phrase` and starts its wait of 2MSL (${lasting(wait)}) anew`}.`,
        t.step.ends[t.peer].state === 'LAST_ACK' &&
          phrase`Were it already ${stateMark('CLOSED')}, the ${peer(t)} would get a RST in answer to a clean close.`,
      );
    return say(
      phrase`${itsSeq(t)} is below ${was(t, 'RCV.NXT')}: this FIN was taken before. The ${me(t)} stays in ${stateMark(t.to)}, and ${again}.`,
      phrase`An ACK is never repeated by itself; it takes the repeated FIN to draw a new one.`,
    );
  },
};

export const sequence = {
  'sequence.acceptable': {
    title: (t) => phrase`The segment fits the ${me(t)}’s window.`,
    text: (t) => phrase`${itsSeq(t)} is among the numbers it takes now: ${windowOf(t)}.`,
  },
  'sequence.unacceptable': {
    title: (t) => {
      if (isRepeatedFin(t)) return repeatedFin.title(t);
      if (isKeepAlive(t)) return phrase`The ${me(t)} answers the keep-alive probe: it is there.`;
      if (isEmptyProbe(t)) return phrase`The ${me(t)} answers the probe and tells its window.`;
      if (placeOf(t) === 'above')
        return isUnanswered(t)
          ? phrase`The segment is beyond the ${me(t)}’s window: dropped.`
          : phrase`The segment is beyond the ${me(t)}’s window: dropped, with an ACK.`;
      if ((t.segment?.dataLen ?? 0) > 0)
        return phrase`The ${me(t)} has these bytes already: it acknowledges them again.`;
      return isUnanswered(t)
        ? phrase`An old segment: the ${me(t)} drops it.`
        : phrase`An old segment: the ${me(t)} drops it and says what it expects.`;
    },
    text: (t) => {
      if (isRepeatedFin(t)) return repeatedFin.text(t);
      if (isKeepAlive(t) || isEmptyProbe(t))
        return phrase`The probe has ${itsSeq(t)}, a number below the window (${was(t, 'RCV.NXT')}), for just this: such a segment must be answered with an ACK (${ourAck(t, ackThatLeft(t))}).`;
      return say(
        whyAgain(t),
        phrase`The segment has ${itsSeq(t)}; the ${me(t)} takes ${windowOf(t)}.`,
        placeOf(t) === 'below' && phrase`Everything below ${was(t, 'RCV.NXT')} is here already.`,
        (t.segment?.dataLen ?? 0) > 0 &&
          placeOf(t) === 'below' &&
          phrase`What comes twice is delivered once.`,
        t.sent.length > 0 &&
          phrase`The ACK in answer (${ourAck(t, ackThatLeft(t))}) tells the ${peer(t)} where this end stands.`,
        t.from === 'TIME_WAIT' &&
          t.profile.timeWaitRestart === 'fin' &&
          phrase`The wait of 2MSL goes on; only a FIN would start it anew.`,
      );
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
    title: (t) => {
      if (isUnanswered(t)) return phrase`A SYN that the ${me(t)} has taken before: dropped.`;
      if (t.from === 'SYN_RCVD' && t.segment?.ack !== true)
        return phrase`The SYN comes ${againMark('again')}; by the letter it gets no more than an ACK.`;
      if (isLiteralCrossing(t))
        return phrase`By the letter the ${peer(t)}’s SYN+ACK is too low: the ${me(t)} drops it.`;
      if (t.from === 'SYN_RCVD')
        return phrase`A SYN+ACK with a number known already: the ${me(t)} answers with an ACK.`;
      return t.segment?.ack === true
        ? phrase`The ${peer(t)}’s SYN+ACK comes ${againMark('again')}: the ${me(t)} repeats its ACK.`
        : phrase`An old SYN reaches the ${me(t)}: it answers with an ACK.`;
    },
    text: (t) => {
      if (isUnanswered(t))
        return phrase`${itsSeq(t)} is below ${was(t, 'RCV.NXT')}: the ${me(t)} knows this SYN, and nothing in the segment is new.`;
      if (t.from === 'SYN_RCVD' && t.segment?.ack !== true)
        return say(
          phrase`${itsSeq(t)} is just below ${was(t, 'RCV.NXT')}, and what is below the window is answered with an ACK and dropped.`,
          phrase`In ${stateMark('SYN_SENT')} a bare ACK is of no use: the ${peer(t)} goes on waiting until the ${me(t)}’s own timer sends the SYN+ACK again.`,
        );
      if (isLiteralCrossing(t))
        return say(
          phrase`${itsSeq(t)} is just below ${was(t, 'RCV.NXT')}, so nobody looks at its ACK. But the ACK in answer (${ourAck(t, ackThatLeft(t))}) is what the ${peer(t)} is waiting for, and opens the connection there.`,
          phrase`Figure 7 of the RFC would have taken the SYN+ACK as it is.`,
        );
      return say(
        t.segment?.ack === true && t.from !== 'SYN_RCVD' ? whyAckMissing(t) : whyAgain(t),
        phrase`${itsSeq(t)} is below ${was(t, 'RCV.NXT')}, so the segment is dropped and answered with an ACK (${ourAck(t, ackThatLeft(t))}).`,
        t.segment?.ack === true &&
          t.from !== 'SYN_RCVD' &&
          t.origin !== 'copy' &&
          phrase`No timer guards an ACK: what repairs its loss is the SYN+ACK that comes again.`,
      );
    },
  },
  'sequence.repeatedSynAgain': {
    title: (t) =>
      phrase`The SYN comes ${againMark('again')}, so the ${me(t)} sends its SYN+ACK ${againMark('again')}.`,
    text: (t) =>
      say(
        t.origin === 'foreign'
          ? phrase`It has the number of the SYN that was taken, so to the ${me(t)} it is the ${peer(t)}’s, which seems to miss the SYN+ACK.`
          : phrase`The ${peer(t)} repeats its SYN because no SYN+ACK has reached it.`,
        phrase`So it gets another (${ourSeq(t, left(t, 'SYN_ACK'))}, ${ourAck(t, left(t, 'SYN_ACK'))}).`,
        phrase`By the letter of RFC 9293 this SYN, just below the window, would draw a bare ACK, which is of no use in ${stateMark('SYN_SENT')}; the stacks in use do it this way.`,
      ),
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
    text: (t) =>
      say(
        phrase`Its ${itsSeq(t)} is ${t.segment && t.before && t.segment.seq === t.before.rcvNxt ? phrase`exactly ${was(t, 'RCV.NXT')}` : phrase`within the window`}${t.origin === 'foreign' ? ', and nobody can tell that it is forged' : ', so it counts as genuine'}. The record is deleted, and no answer is sent.`,
        t.from === 'CLOSING' || t.from === 'LAST_ACK'
          ? phrase`Both ends had closed, so no data is lost by it; only the clean end is.`
          : phrase`The application is told “connection reset”; data still under way is lost.`,
      ),
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
    title: (t) =>
      isUnanswered(t)
        ? phrase`The RST fits the window, but not exactly: the ${me(t)} drops it.`
        : phrase`The RST fits the window, but not exactly: the ${me(t)} asks back.`,
    text: (t) =>
      say(
        phrase`It has ${itsSeq(t)}, where ${was(t, 'RCV.NXT')} is expected. A blind attacker can hit the window much more easily than the one number, so only that one is obeyed.`,
        !isUnanswered(t) &&
          phrase`The challenge ACK (${ourAck(t, ackThatLeft(t))}) asks the ${peer(t)}: had it really lost the connection, it would answer with an exact RST; if not, it ignores the ACK.`,
      ),
  },
  'reset.endsTimeWait': {
    title: (t) => phrase`A RST ends the ${me(t)}’s ${stateMark('TIME_WAIT')} too early.`,
    text: (t) => {
      const rest = leftOf(t, 'timeWait');
      return say(
        phrase`Its ${itsSeq(t)} is exact, and by the letter the record is deleted${rest === null ? '' : phrase`, ${lasting(rest)} before its time`}.`,
        phrase`From now on an old segment that is still under way could be taken for one of a new connection. RFC 1337 calls it TIME-WAIT assassination and advises to ignore the RST.`,
      );
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
    title: (t) =>
      isUnanswered(t)
        ? phrase`A SYN within a connection: the ${me(t)} drops it.`
        : phrase`A SYN within a connection: the ${me(t)} asks back with an ACK.`,
    text: (t) =>
      say(
        phrase`The ${peer(t)}’s SYN was taken long ago (${was(t, 'RCV.NXT')}); this one (${itsSeq(t)}) may be old, forged, or from a ${peer(t)} that has lost its memory.`,
        !isUnanswered(t) &&
          phrase`The ACK (${ourSeq(t, ackThatLeft(t))}, ${ourAck(t, ackThatLeft(t))}) finds out: a peer that is opening anew cannot make sense of it and answers with a RST that fits; one that knows the connection ignores it.`,
      ),
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
} satisfies Record<RulesOf<'sequence' | 'reset' | 'syn'>, RuleWords>;

/** A simultaneous open without figure 7's exception: the SYN+ACK meets SYN_RCVD and fails the sequence check. */
const isLiteralCrossing = (t: Telling): boolean =>
  t.from === 'SYN_RCVD' && t.segment?.ack === true && t.origin === 'first';

function whyAckMissing(t: Telling): Phrase {
  if (t.origin === 'copy') return phrase`The network has delivered the SYN+ACK twice.`;
  return t.earlierAck === 'lost'
    ? phrase`The last segment of the handshake was ${lossMark('lost')}, so the ${peer(t)} is still in ${stateMark('SYN_RCVD')}.`
    : phrase`When the ${peer(t)} sent it, the last segment of the handshake had not reached it.`;
}
