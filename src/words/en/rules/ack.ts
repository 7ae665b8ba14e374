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
import { counted, sacked, windowAfter } from '../../sentences/rules/ack.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, lasting, me, ordinal, peer } from '../say.ts';

const twoMsl = (t: Telling): string => lasting(started(t, 'timeWait') ?? t.profile.timeWaitUs);

const delay = (t: Telling): string => lasting(started(t, 'delayedAck') ?? t.profile.delayedAckUs);

export const ack: RuleTexts<RulesOf<'ack'>> = {
  'ack.missing': {
    title: (t) => phrase`The ${me(t)} drops a segment without an ACK.`,
    text: (t) =>
      phrase`Its ${itsSeq(t)} is acceptable, but its ACK bit is off (${flagsMark(t.segment)}). Only a SYN or a RST may come without an ACK, and this segment is neither. It is not answered.`,
  },
  'ack.ofSyn': {
    title: (t) => phrase`The ${me(t)}’s SYN is acknowledged: it is ${stateMark('ESTABLISHED')}.`,
    text: {
      carriedLater: (t) =>
        phrase`The ACK of the handshake was ${lossMark('lost')}, but this segment carries the same ${itsAck(t)}.`,
      numberAfterSyn: (t) => phrase`${itsAck(t)} is the sequence number after its SYN.`,
      complete: () =>
        phrase`The handshake is complete: each side has acknowledged the other’s initial sequence number.`,
    },
    aside: (t) =>
      phrase`The ACK on the same segment (${itsAck(t)}) completes the handshake: the ${me(t)} passes through ${stateMark('ESTABLISHED')}.`,
  },
  'ack.badInSynRcvd': {
    title: (t) => phrase`The ACK does not match the ${me(t)}’s SYN: RST.`,
    text: (t) =>
      phrase`The right ACK number is ${was(t, 'SND.NXT')}, but ${itsAck(t)} arrived. The RST copies it (${ourSeq(t, left(t, 'RST'))}). The ${me(t)} stays in ${stateMark('SYN_RCVD')}, where the right ACK may still arrive.`,
  },
  'ack.new': {
    title: {
      dataAndFin: (t) =>
        phrase`The ${peer(t)} acknowledges the ${me(t)}’s last ${bytes(newlyAcked(t).octets)} and its FIN.`,
      data: (t) =>
        phrase`The ${peer(t)} acknowledges ${bytes(newlyAcked(t).octets)} from the ${me(t)}.`,
      fin: (t) => phrase`The ${me(t)}’s FIN is acknowledged.`,
      syn: (t) => phrase`The ${me(t)}’s SYN is acknowledged.`,
      other: (t) => phrase`A new ACK reaches the ${me(t)}.`,
    },
    text: {
      cumulative: (t) =>
        phrase`ACKs are cumulative: ${itsAck(t)} confirms every sequence number before it.`,
      nothingInFlight: () =>
        phrase`Nothing is in flight any more, so the retransmission timer stops.`,
      timerRestarts: (t) =>
        phrase`More is in flight (${now(t, 'SND.UNA')}, ${now(t, 'SND.NXT')}), so the retransmission timer restarts with ${rtoNow(t)}.`,
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
      probeAnswered: (t) => phrase`The ${peer(t)} answers the probe: its window is still closed.`,
      alive: (t) => phrase`The ${peer(t)} answers the keep-alive probe: it is alive.`,
      sack: (t) => phrase`A duplicate ACK with SACK reaches the ${me(t)}.`,
      dsack: (t) => phrase`An ACK with a D-SACK reaches the ${me(t)}.`,
      counted: (t) => phrase`The ${ordinal(counted(t))} duplicate ACK reaches the ${me(t)}.`,
      nothingNew: (t) => phrase`An ACK without new information reaches the ${me(t)}.`,
    },
    text: {
      byteNotTaken: (t) =>
        phrase`${itsAck(t)} shows that the byte was not accepted: zero window. As long as the ${peer(t)} answers, the ${me(t)} keeps the connection and goes on probing.`,
      windowStillZero: (t) =>
        phrase`${itsAck(t)} brings a zero window again. As long as the ${peer(t)} answers, the ${me(t)} keeps the connection and goes on probing.`,
      sack: (t) =>
        phrase`${itsAck(t)} has not advanced, but the SACK blocks tell more: ${bytes(sacked(t).held)} above the gap have arrived. Only what is missing has to be retransmitted.`,
      dsack: (t) =>
        phrase`${itsAck(t)} acknowledges nothing new. The D-SACK tells that ${bytes(sacked(t).twice)} have arrived twice.`,
      counted: (t) =>
        phrase`${itsAck(t)} has not advanced: the ${peer(t)} has probably received a later segment, and the one before it is lost or late.`,
      reordering: () =>
        phrase`One or two duplicates can come from reordering; the third counts as a loss.`,
      alive: (t) =>
        phrase`${itsAck(t)} acknowledges nothing new (${now(t, 'SND.UNA')}). After ${lasting(started(t, 'keepAlive') ?? 0)} without a segment, the ${me(t)} probes again.`,
      nothingNew: (t) =>
        phrase`${itsAck(t)} acknowledges nothing new (${now(t, 'SND.UNA')}), and the window is still ${bytes(windowAfter(t))}.`,
    },
    aside: { counted: (t) => phrase`It is the ${ordinal(counted(t))} duplicate ACK in a row.` },
  },
  'ack.overtaken': {
    title: (t) => phrase`An ACK is out of date: the ${me(t)} ignores it.`,
    text: (t) =>
      phrase`The segment (${itsSeq(t)}, ${itsAck(t)}) is not newer than the one that set the window, so ${code(`wnd=${t.segment?.wnd ?? 0}`)} is out of date. ${now(t, 'SND.UNA')} and ${now(t, 'SND.WND')} stay.`,
  },
  'ack.unsent': {
    title: (t) => phrase`The ACK is for sequence numbers that the ${me(t)} has not sent.`,
    text: {
      beyond: (t) =>
        phrase`${itsAck(t)} is beyond ${was(t, 'SND.NXT')}, so the segment is dropped.`,
      answer: (t) =>
        phrase`The answer is an ACK with the right numbers (${ourSeq(t, ackThatLeft(t))}, ${ourAck(t, ackThatLeft(t))}).`,
      noReset: () => phrase`No RST is sent, so that a forged segment cannot end the connection.`,
    },
  },
  'ack.tooOld': {
    title: (t) => phrase`The ACK is too old: the ${me(t)} drops the segment.`,
    text: {
      below: (t) =>
        phrase`${itsAck(t)} is further below ${was(t, 'SND.UNA')} than the ${peer(t)}’s largest window, ${bytes(t.before?.maxSndWnd ?? 0)}. The segment may be forged, so RFC 5961 does not accept its data.`,
      answer: (t) => phrase`It is answered with ${ourAck(t, ackThatLeft(t))}.`,
    },
  },
  'ack.limited': {
    title: (t) => phrase`The ${me(t)} does not answer: it has just sent such an ACK.`,
    text: (t) =>
      phrase`ACKs that answer such segments are limited to one per ${lasting(t.profile.ackRateLimitUs)}. The limit prevents an ACK storm.`,
  },
  'ack.windowUpdate': {
    title: {
      zero: (t) => phrase`The ${peer(t)} announces a zero window: the ${me(t)} must wait.`,
      opens: (t) => phrase`The ${peer(t)}’s window opens: ${bytes(windowAfter(t))}.`,
      changes: (t) => phrase`The ${peer(t)} announces a window of ${bytes(windowAfter(t))}.`,
    },
    text: {
      counts: (t) =>
        phrase`The window counts from the acknowledged number: from ${now(t, 'SND.UNA')} on, the ${me(t)} may have ${bytes(windowAfter(t))} in flight.`,
      noRoom: (t) => phrase`The ${peer(t)}’s receive buffer has no room for more.`,
    },
    aside: {
      zero: (t) => phrase`The ${peer(t)} announces a zero window: no more data may leave.`,
      opens: (t) => phrase`The ${peer(t)}’s window is open again: ${bytes(windowAfter(t))}.`,
      changes: (t) => phrase`The ${peer(t)}’s window is now ${bytes(windowAfter(t))}.`,
    },
  },
  'ack.ofFin': {
    title: (t) => phrase`The ${me(t)}’s FIN is acknowledged: its sending direction is closed.`,
    text: {
      halfClosed: (t) =>
        phrase`${itsAck(t)} acknowledges the FIN. The connection is half-closed: the ${me(t)} can still receive until the ${peer(t)}’s FIN arrives.`,
      socketClosed: (t) =>
        phrase`${itsAck(t)} acknowledges the FIN. The application has closed the socket: further data is answered with RST.`,
      noLimit: () => phrase`RFC 9293 sets no timer for ${stateMark('FIN_WAIT_2')}.`,
      limited: (t) =>
        phrase`${stateMark('FIN_WAIT_2')} of an orphaned socket lasts at most ${lasting(runsFor(t, 'finWait2'))}.`,
    },
    aside: () => null,
  },
  'ack.ofFinClosing': {
    title: (t) => phrase`The ${me(t)}’s FIN is acknowledged too: ${stateMark('TIME_WAIT')}.`,
    text: (t) =>
      phrase`${stateMark('CLOSING')} ends with ${itsAck(t)}. In a simultaneous close both sides are active closers, and neither knows whether its last ACK arrived. The ${me(t)} waits 2MSL (${twoMsl(t)}).`,
  },
  'ack.ofFinLast': {
    title: (t) => phrase`The last ACK arrives: the ${me(t)} is ${stateMark('CLOSED')}.`,
    text: {
      bothClosed: (t) =>
        phrase`${itsAck(t)} acknowledges its FIN, so both directions are closed. The ${me(t)} deletes its connection state (TCB) at once.`,
      peerWaits: (t) =>
        phrase`Only the ${peer(t)}, which sent the last ACK, waits in ${stateMark('TIME_WAIT')}.`,
    },
  },
  'ack.ignoredInTimeWait': {
    title: (t) => phrase`A pure ACK in ${stateMark('TIME_WAIT')}: the ${me(t)} sends nothing.`,
    text: (t) =>
      phrase`The ACK is in sequence (${itsSeq(t)}, ${itsAck(t)}) and needs no answer. If such ACKs were answered, two hosts in ${stateMark('TIME_WAIT')} could start an ACK storm.`,
  },
  'ack.answeredInTimeWait': {
    title: {
      dropped: (t) =>
        phrase`A segment arrives in ${stateMark('TIME_WAIT')}: the ${me(t)} drops it.`,
      answered: (t) =>
        phrase`A segment arrives in ${stateMark('TIME_WAIT')}: the ${me(t)} sends an ACK.`,
    },
    text: {
      allReceived: (t) =>
        phrase`The ${me(t)} has received everything before ${was(t, 'RCV.NXT')}, the FIN included, so ${itsSeq(t)} cannot bring anything new.`,
      answer: (t) => phrase`The ACK repeats ${ourAck(t, ackThatLeft(t))}.`,
      onlyFinRestarts: () => phrase`Only a FIN would restart 2MSL.`,
    },
  },

  'ack.atOnce': {
    title: (t) => phrase`The ${me(t)} acknowledges at once.`,
    text: (t) => phrase`The ACK has ${ourAck(t, ackThatLeft(t))}.`,
  },
  'ack.rides': {
    title: (t) => phrase`The ${me(t)}’s ACK is piggybacked on the outgoing segment.`,
    text: (t) =>
      phrase`Every segment has an ACK field, so ${ourAck(t, ackThatLeft(t))} needs no segment of its own.`,
    aside: (t) =>
      phrase`The ${me(t)}’s pending ACK (${ourAck(t, ackThatLeft(t))}) is piggybacked on it.`,
  },
  'ack.delayed': {
    title: (t) => phrase`Delayed ACK: the ${me(t)} waits before it acknowledges.`,
    text: (t) =>
      phrase`The ACK may be piggybacked on a reply, or acknowledge a second segment as well. The delay is ${delay(t)} at most; RFC 9293 requires less than ${lasting(500_000)}.`,
    aside: (t) =>
      phrase`Delayed ACK: it waits up to ${delay(t)} for a segment to be piggybacked on.`,
  },
};
