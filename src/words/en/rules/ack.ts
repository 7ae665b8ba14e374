/** The fifth step of RFC 9293, 3.10.7.4, the ACK field, and when our own ACKs leave (3.8.6.3). In English. */
import { code, lossMark, phrase, stateMark } from '../../phrase.ts';
import {
  ackThatLeft,
  flagsMark,
  itsAck,
  itsSeq,
  left,
  newlyAcked,
  now,
  ourAck,
  ourSeq,
  rtoNow,
  runsFor,
  started,
  was,
} from '../../sentences/facts.ts';
import { counted, windowAfter } from '../../sentences/rules/ack.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, lasting, me, ordinal, peer } from '../say.ts';

const twoMsl = (t: Telling): string => lasting(started(t, 'timeWait') ?? t.profile.timeWaitUs);

export const ack: RuleTexts<RulesOf<'ack'>> = {
  'ack.missing': {
    title: (t) => phrase`A segment without an ACK reaches the ${me(t)}: dropped.`,
    text: (t) =>
      phrase`It has ${itsSeq(t)}, which would do, but no ACK bit (${flagsMark(t.segment)}). Once the SYNs are exchanged every genuine segment carries an ACK; one without it is old or broken, and nothing in it counts.`,
  },
  'ack.ofSyn': {
    title: (t) => phrase`The ${me(t)}’s SYN is acknowledged: it is ${stateMark('ESTABLISHED')}.`,
    text: {
      carriedLater: (t) =>
        phrase`The handshake’s own ACK was ${lossMark('lost')}, but every later segment carries the same number: ${itsAck(t)}.`,
      numberAfterSyn: (t) => phrase`${itsAck(t)} is the number after its SYN.`,
      bothKnow: () =>
        phrase`Now each end knows that the other has its initial number; an old duplicate SYN would never have brought the handshake so far.`,
    },
    aside: (t) =>
      phrase`The ACK on the same segment (${itsAck(t)}) completes the handshake: the ${me(t)} passes ${stateMark('ESTABLISHED')} on the way.`,
  },
  'ack.badInSynRcvd': {
    title: (t) => phrase`This ACK is not for the ${me(t)}’s SYN: RST.`,
    text: (t) =>
      phrase`Only ${was(t, 'SND.NXT')} would do, and ${itsAck(t)} came. The RST takes that number (${ourSeq(t, left(t, 'RST'))}), so that its sender believes it; the ${me(t)} stays in ${stateMark('SYN_RCVD')}, for the right ACK may still come.`,
  },
  'ack.new': {
    title: {
      dataAndFin: (t) =>
        phrase`The ${me(t)}’s last ${bytes(newlyAcked(t).octets)} and its FIN are acknowledged.`,
      data: (t) =>
        phrase`The ${peer(t)} acknowledges ${bytes(newlyAcked(t).octets)} from the ${me(t)}.`,
      fin: (t) => phrase`The ${me(t)}’s FIN is acknowledged.`,
      syn: (t) => phrase`The ${me(t)}’s SYN is acknowledged.`,
      other: (t) => phrase`The ${me(t)} gets a new acknowledgment.`,
    },
    text: {
      cumulative: (t) =>
        phrase`${itsAck(t)} means that all numbers below it have arrived, whichever segment they came in.`,
      nothingInFlight: () =>
        phrase`Nothing is in flight any more, so the retransmission timer stops.`,
      timerRestarts: (t) =>
        phrase`More is still in flight (${now(t, 'SND.UNA')}, ${now(t, 'SND.NXT')}), so the retransmission timer starts anew with ${rtoNow(t)}.`,
    },
    aside: {
      beforeFin: (t) =>
        phrase`The ${bytes(newlyAcked(t).octets)} before the FIN are acknowledged with it.`,
      data: (t) =>
        phrase`The same segment acknowledges ${bytes(newlyAcked(t).octets)} from the ${me(t)} (${itsAck(t)}).`,
    },
  },
  'ack.duplicate': {
    title: {
      probeAnswered: (t) => phrase`The probe is answered: the ${peer(t)}’s window is still closed.`,
      alive: (t) => phrase`The ${peer(t)} answers the keep-alive probe: it is there.`,
      counted: (t) =>
        phrase`The same ACK again: the ${ordinal(counted(t))} duplicate for the ${me(t)}.`,
      nothingNew: (t) => phrase`An ACK that tells the ${me(t)} nothing new.`,
    },
    text: {
      byteNotTaken: (t) =>
        phrase`${itsAck(t)} says that the byte was not taken, and the window is still 0. But the ${peer(t)} is there, so the ${me(t)} waits on and asks again later.`,
      windowStillZero: (t) =>
        phrase`${itsAck(t)} says that the window is still 0. But the ${peer(t)} is there, so the ${me(t)} waits on and asks again later.`,
      counted: (t) =>
        phrase`${itsAck(t)} says that the ${peer(t)} still waits for that number, while later segments reach it: something before them is lost or late.`,
      reordering: () =>
        phrase`One or two of them may be mere reordering; the third is taken for loss.`,
      alive: (t) =>
        phrase`${itsAck(t)} was known before (${now(t, 'SND.UNA')}); what counts is that it came. The ${me(t)} will ask again after ${lasting(started(t, 'keepAlive') ?? 0)} of silence.`,
      nothingNew: (t) =>
        phrase`${itsAck(t)} was known before (${now(t, 'SND.UNA')}), and the window is still ${bytes(windowAfter(t))}: there is nothing in it to take.`,
    },
    aside: { counted: (t) => phrase`It is the ${ordinal(counted(t))} duplicate ACK in a row.` },
  },
  'ack.overtaken': {
    title: (t) => phrase`An older ACK, overtaken by a newer one: the ${me(t)} ignores it.`,
    text: (t) =>
      phrase`The segment (${itsSeq(t)}, ${itsAck(t)}) is older than the one that told the window last. So ${code(`wnd=${t.segment?.wnd ?? 0}`)} is out of date: ${now(t, 'SND.UNA')} and ${now(t, 'SND.WND')} stay.`,
  },
  'ack.unsent': {
    title: (t) => phrase`This ACK is for numbers the ${me(t)} has not sent yet.`,
    text: {
      beyond: (t) =>
        phrase`${itsAck(t)} is beyond ${was(t, 'SND.NXT')}, so the segment is dropped.`,
      answer: (t) =>
        phrase`An ACK (${ourSeq(t, ackThatLeft(t))}, ${ourAck(t, ackThatLeft(t))}) says how far the ${me(t)} really is.`,
      noReset: () => phrase`No RST: a forged segment must not be able to end the connection.`,
    },
  },
  'ack.tooOld': {
    title: (t) => phrase`An ACK so old that the ${me(t)} does not believe it.`,
    text: (t) =>
      phrase`${itsAck(t)} lies further below ${was(t, 'SND.UNA')} than the largest window ever offered, ${bytes(t.before?.maxSndWnd ?? 0)}. RFC 5961 has such a segment dropped and answered with an ACK, for data in it might be forged.`,
  },
  'ack.limited': {
    title: (t) => phrase`The ${me(t)} does not answer: it has just sent such an ACK.`,
    text: (t) =>
      phrase`Answers that a stranger could provoke are limited to one in ${lasting(t.profile.ackRateLimitUs)}, or they could be made to echo for ever.`,
  },
  'ack.windowUpdate': {
    title: {
      shut: (t) => phrase`The ${peer(t)}’s window is shut: the ${me(t)} must wait.`,
      opens: (t) =>
        phrase`The ${peer(t)}’s window opens: ${bytes(windowAfter(t))} for the ${me(t)}.`,
      changes: (t) =>
        phrase`The ${peer(t)} now offers the ${me(t)} a window of ${bytes(windowAfter(t))}.`,
    },
    text: {
      counts: (t) =>
        phrase`It counts from the number acknowledged: the ${me(t)} may have ${bytes(windowAfter(t))} from ${now(t, 'SND.UNA')} on in flight, no more.`,
      notReading: (t) =>
        phrase`The ${peer(t)}’s application is not reading as fast as data comes in.`,
    },
    aside: {
      shut: (t) => phrase`The ${peer(t)}’s window is now 0: nothing more may leave.`,
      opens: (t) => phrase`The ${peer(t)}’s window is open again: ${bytes(windowAfter(t))}.`,
      changes: (t) => phrase`The ${peer(t)}’s window is now ${bytes(windowAfter(t))}.`,
    },
  },
  'ack.ofFin': {
    title: (t) => phrase`The ${me(t)}’s FIN is acknowledged: its direction is closed.`,
    text: {
      halfClosed: (t) =>
        phrase`${itsAck(t)} covers the FIN. The connection is half-closed: the ${me(t)} sends no more data, but the ${peer(t)} may, and the ${me(t)} goes on acknowledging it.`,
      noLimit: (t) =>
        phrase`In ${stateMark('FIN_WAIT_2')} it waits for the ${peer(t)}’s FIN; the RFC knows no timer for that.`,
      limited: (t) =>
        phrase`In ${stateMark('FIN_WAIT_2')} it waits for the ${peer(t)}’s FIN, here for at most ${lasting(runsFor(t, 'finWait2'))}: no application holds this end any more.`,
    },
    aside: () => null,
  },
  'ack.ofFinClosing': {
    title: (t) => phrase`The ${me(t)}’s FIN is acknowledged too: ${stateMark('TIME_WAIT')}.`,
    text: (t) =>
      phrase`${itsAck(t)} is what ${stateMark('CLOSING')} was waiting for. Both ends have closed actively, so neither knows whether its last ACK arrives: each waits 2MSL (${twoMsl(t)}).`,
  },
  'ack.ofFinLast': {
    title: (t) => phrase`The last ACK arrives: the ${me(t)} is ${stateMark('CLOSED')}.`,
    text: {
      bothKnow: (t) =>
        phrase`${itsAck(t)} covers its FIN. Both directions are closed, and the ${me(t)} knows that the ${peer(t)} knows it: the record can go at once.`,
      peerWaits: (t) =>
        phrase`Only the ${peer(t)}, which sent the last ACK, has to wait in ${stateMark('TIME_WAIT')}.`,
    },
  },
  'ack.ignoredInTimeWait': {
    title: (t) => phrase`A bare ACK in ${stateMark('TIME_WAIT')}: the ${me(t)} says nothing.`,
    text: (t) =>
      phrase`It is in sequence (${itsSeq(t)}, ${itsAck(t)}) and asks for nothing. If such an ACK were answered, two ends that are both waiting would acknowledge each other for ever.`,
  },
  'ack.answeredInTimeWait': {
    title: {
      dropped: (t) =>
        phrase`Something late arrives in ${stateMark('TIME_WAIT')}: the ${me(t)} drops it.`,
      answered: (t) =>
        phrase`Something late arrives in ${stateMark('TIME_WAIT')}: the ${me(t)} sends an ACK.`,
    },
    text: {
      allReceived: (t) =>
        phrase`It has ${itsSeq(t)}, and everything up to ${was(t, 'RCV.NXT')} is received, the FIN included: there is nothing left to take.`,
      answer: (t) => phrase`The ACK (${ourAck(t, ackThatLeft(t))}) says so.`,
      onlyFinRestarts: () => phrase`Only a FIN would start the wait of 2MSL anew.`,
    },
  },

  'ack.atOnce': {
    title: (t) => phrase`The ${me(t)} acknowledges at once.`,
    text: (t) => phrase`The ACK leaves with ${ourAck(t, ackThatLeft(t))}.`,
  },
  'ack.rides': {
    title: (t) => phrase`The ${me(t)}’s ACK rides on the segment that leaves anyway.`,
    text: (t) =>
      phrase`Every segment has room for an ACK, so ${ourAck(t, ackThatLeft(t))} needs none of its own.`,
    aside: (t) =>
      phrase`The ACK that the ${me(t)} owed (${ourAck(t, ackThatLeft(t))}) rides on it.`,
  },
  'ack.delayed': {
    title: (t) => phrase`The ${me(t)} holds its ACK back for a moment.`,
    text: (t) =>
      phrase`Perhaps an answer will soon leave that it can ride on, or a second segment comes that it can acknowledge as well. It waits ${lasting(started(t, 'delayedAck') ?? t.profile.delayedAckUs)} at most; the RFC allows less than ${lasting(500_000)}.`,
    aside: (t) =>
      phrase`The ACK is held back for up to ${lasting(started(t, 'delayedAck') ?? t.profile.delayedAckUs)}: something may leave that it can ride on.`,
  },
};
