/** Steps seven and eight of RFC 9293, 3.10.7.4: the data of a segment, and its FIN. In English. */
import { code, lossMark, phrase, stateMark } from '../../phrase.ts';
import {
  ackThatLeft,
  finTaken,
  fitting,
  itsAck,
  itsFin,
  itsSeq,
  left,
  now,
  ourAck,
  ourSeq,
  started,
  was,
} from '../../sentences/facts.ts';
import { missingBefore } from '../../sentences/missing.ts';
import { carried, whenAcknowledged } from '../../sentences/rules/textFin.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, lasting, me, peer, say, told } from '../say.ts';

const twoMsl = (t: Telling): string => lasting(started(t, 'timeWait') ?? t.profile.timeWaitUs);

const acknowledges = told(whenAcknowledged, {
  now: (t) => phrase`acknowledges it with ${ourAck(t, ackThatLeft(t))}`,
  soon: () => phrase`will acknowledge it shortly`,
});

export const textFin: RuleTexts<RulesOf<'text' | 'fin'>> = {
  'text.delivered': {
    title: {
      received: (t) => phrase`The ${me(t)} receives ${bytes(t.delivered || carried(t))}.`,
      stored: (t) =>
        phrase`The ${me(t)} buffers ${bytes(t.delivered || carried(t))} for its application.`,
    },
    text: {
      trimmed: (t) =>
        phrase`The segment starts at ${itsSeq(t)}. The ${me(t)} takes what is new and fits, from ${was(t, 'RCV.NXT')} on.`,
      inOrder: (t) =>
        phrase`They are in order: ${itsSeq(t)}, and ${was(t, 'RCV.NXT')} was expected.`,
      ack: (t) =>
        phrase`${ourAck(t, ackThatLeft(t))} names the next sequence number expected: everything before it has arrived.`,
      unread: (t) =>
        phrase`Until the application reads them, they take up buffer space: ${now(t, 'RCV.WND')}.`,
    },
    aside: (t) =>
      phrase`The segment also carries ${bytes(t.delivered || carried(t))} for the ${me(t)}.`,
  },
  'text.held': {
    title: {
      again: (t) =>
        phrase`The ${me(t)} has these ${bytes(carried(t))} already; the gap is still there.`,
      gap: (t) => phrase`Out of order: the ${me(t)} buffers the ${bytes(fitting(t))} after a gap.`,
    },
    text: {
      gap: (t) =>
        phrase`${itsSeq(t)} arrived, but ${was(t, 'RCV.NXT')} is expected: ${bytes(missingBefore(t))} are missing, lost or late. The application gets data in order only.`,
      duplicateAck: (t) =>
        phrase`A duplicate ACK (${ourAck(t, ackThatLeft(t))}) leaves at once; it names what is missing.`,
    },
    aside: (t) => phrase`Out of order, so buffered: ${bytes(fitting(t))}.`,
  },
  'text.gapFilled': {
    title: {
      whole: (t) => phrase`The gap is filled: the ${me(t)} delivers ${bytes(t.delivered)} at once.`,
      part: (t) => phrase`Part of the gap is filled: the ${me(t)} delivers ${bytes(t.delivered)}.`,
    },
    text: {
      kept: (t) =>
        phrase`${bytes(carried(t))} arrived now, ${bytes(t.delivered - carried(t))} were in the buffer.`,
      stillMissing: () => phrase`Data before the rest of the buffer is still missing.`,
      ack: (t) => phrase`One cumulative ACK covers them all: ${ourAck(t, ackThatLeft(t))}.`,
    },
    aside: (t) => phrase`The ${bytes(carried(t))} that arrived filled the gap before the FIN.`,
  },
  'text.ignored': {
    title: (t) => phrase`Data after the ${peer(t)}’s FIN: the ${me(t)} ignores it.`,
    text: (t) =>
      phrase`The FIN took the last sequence number of that direction, and ${was(t, 'RCV.NXT')} is after it. No correct TCP sends these ${bytes(carried(t))} with ${itsSeq(t)}.`,
  },
  'text.afterClose': {
    title: (t) =>
      phrase`Data after ${code('close()')}: the ${me(t)} sends RST and is ${stateMark('CLOSED')}.`,
    text: (t) =>
      say(
        phrase`No application can read these ${bytes(carried(t))} any more. An ACK would hide that; the RST (${ourSeq(t, left(t, 'RST'))}) reports it to the ${peer(t)}, if it arrives.`,
        phrase`After ${code('shutdown()')} the ${me(t)} would still receive.`,
      ),
  },

  'fin.received': {
    title: {
      held: (t) =>
        phrase`Now the ${peer(t)}’s FIN counts too: the ${me(t)} is in ${stateMark('CLOSE_WAIT')}.`,
      arrives: (t) =>
        phrase`The ${peer(t)}’s FIN arrives: the ${me(t)} is in ${stateMark('CLOSE_WAIT')}.`,
    },
    text: (t) =>
      say(
        phrase`The FIN has sequence number ${finTaken(t)}; the ${me(t)} ${acknowledges(t)}. After the last byte ${code('recv()')} returns 0 (EOF).`,
        phrase`Only the application can close the other direction, with ${code('close()')}; until it does, its socket stays in use.`,
      ),
  },
  'fin.crossed': {
    title: (t) =>
      phrase`Simultaneous close: the ${peer(t)}’s FIN arrives, the ${me(t)}’s is not acknowledged.`,
    text: (t) =>
      say(
        phrase`The ${peer(t)}’s FIN has sequence number ${finTaken(t)}; the ${me(t)} ${acknowledges(t)}.`,
        phrase`${itsAck(t)} does not cover the ${me(t)}’s own FIN: the ${peer(t)} had not received it. The ${me(t)} waits in ${stateMark('CLOSING')} for that ACK.`,
      ),
  },
  'fin.withAck': {
    title: (t) =>
      phrase`One segment acknowledges the ${me(t)}’s FIN and carries the ${peer(t)}’s FIN.`,
    text: {
      ackLost: (t) =>
        phrase`An earlier ACK of the FIN was ${lossMark('lost')}; this segment carries the same ${itsAck(t)}.`,
      inOne: (t) =>
        phrase`${itsAck(t)} covers the ${me(t)}’s FIN. ACK and FIN share a segment, so a four-way close can take only three.`,
      waits: (t) =>
        phrase`The ${me(t)} received the new FIN and ${acknowledges(t)}. That ACK may be lost, so it waits 2MSL (${twoMsl(t)}) in ${stateMark('TIME_WAIT')}.`,
    },
  },
  'fin.last': {
    title: {
      held: (t) => phrase`Now the ${peer(t)}’s FIN counts too: the ${me(t)} waits 2MSL.`,
      arrives: (t) =>
        phrase`The ${peer(t)}’s FIN arrives: the ${me(t)} acknowledges it and waits 2MSL.`,
    },
    text: (t) =>
      say(
        phrase`The ${me(t)} ${acknowledges(t)}, but cannot know whether that ACK arrives.`,
        phrase`It stays in ${stateMark('TIME_WAIT')} for 2MSL (${twoMsl(t)}): to acknowledge a retransmitted FIN, and until old segments have left the network.`,
      ),
  },
  'fin.held': {
    title: {
      again: (t) =>
        phrase`The ${peer(t)}’s FIN is here already; the data before it is still missing.`,
      overtook: (t) => phrase`The ${peer(t)}’s FIN arrives ahead of missing data: it has to wait.`,
    },
    text: {
      waits: (t) =>
        phrase`Its sequence number is ${itsFin(t)}, but ${was(t, 'RCV.NXT')} is expected. A FIN counts only when everything before it has arrived, so the ${me(t)} stays in ${stateMark(t.to)}.`,
      ack: (t) => phrase`The ACK names what is missing: ${ourAck(t, ackThatLeft(t))}.`,
    },
    aside: () => phrase`Its FIN has to wait for the missing data as well.`,
  },
  'fin.again': {
    title: (t) => phrase`Another FIN arrives: the ${me(t)} only acknowledges it.`,
    text: {
      takenBefore: (t) =>
        phrase`The ${peer(t)}’s FIN was received before, and a direction ends only once. The ACK is the same: ${ourAck(t, ackThatLeft(t))}.`,
      restarts: () => phrase`In ${stateMark('TIME_WAIT')} a FIN restarts the 2MSL timer.`,
    },
  },
};
