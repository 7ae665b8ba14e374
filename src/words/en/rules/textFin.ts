/** Steps seven and eight of RFC 9293, 3.10.7.4: the data of a segment, and its FIN. In English. */
import { code, lossMark, phrase, stateMark } from '../../phrase.ts';
import {
  ackThatLeft,
  finTaken,
  fitting,
  gapBefore,
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
import { carried, whenAcknowledged } from '../../sentences/rules/textFin.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, lasting, me, peer, say, told } from '../say.ts';

const twoMsl = (t: Telling): string => lasting(started(t, 'timeWait') ?? t.profile.timeWaitUs);

const acknowledges = told(whenAcknowledged, {
  now: (t) => phrase`acknowledges it with ${ourAck(t, ackThatLeft(t))}`,
  soon: () => phrase`will acknowledge it in a moment`,
});
const acknowledgesNewFin = told(whenAcknowledged, {
  now: (t) => phrase`acknowledges the new FIN with ${ourAck(t, ackThatLeft(t))}`,
  soon: () => phrase`will acknowledge the new FIN in a moment`,
});

export const textFin: RuleTexts<RulesOf<'text' | 'fin'>> = {
  'text.delivered': {
    title: {
      received: (t) => phrase`The ${me(t)} receives ${bytes(t.delivered || carried(t))}.`,
      stored: (t) =>
        phrase`The ${me(t)} stores ${bytes(t.delivered || carried(t))} for its application.`,
    },
    text: {
      trimmed: (t) =>
        phrase`The segment starts at ${itsSeq(t)}; of it the ${me(t)} takes what it does not have yet and has room for, from ${was(t, 'RCV.NXT')} on.`,
      inOrder: (t) =>
        phrase`They are next in order: ${itsSeq(t)}, and ${was(t, 'RCV.NXT')} was expected.`,
      ack: (t) =>
        phrase`The ACK (${ourAck(t, ackThatLeft(t))}) names the next number expected: everything below it is here.`,
      unread: (t) =>
        phrase`Nobody reads them yet, so the window shrinks by as much: ${now(t, 'RCV.WND')}.`,
    },
    aside: (t) => phrase`The segment also brings the ${me(t)} ${bytes(t.delivered || carried(t))}.`,
  },
  'text.held': {
    title: {
      again: (t) =>
        phrase`The ${me(t)} has kept these ${bytes(carried(t))} before; the gap is still there.`,
      gap: (t) => phrase`There is a gap: the ${me(t)} keeps the ${bytes(fitting(t))} back.`,
    },
    text: {
      gap: (t) =>
        phrase`${itsSeq(t)} came, but ${was(t, 'RCV.NXT')} is next: ${bytes(gapBefore(t))} before it are missing, lost or late. The application gets data in order or not at all.`,
      keptOnce: () => phrase`What comes twice is kept once.`,
      duplicateAck: (t) =>
        phrase`The ACK leaves at once and repeats the old number (${ourAck(t, ackThatLeft(t))}): a duplicate ACK, which tells the ${peer(t)} what is missing.`,
    },
    aside: (t) => phrase`Beyond a gap, and kept back: ${bytes(fitting(t))}.`,
  },
  'text.gapFilled': {
    title: {
      whole: (t) => phrase`The gap is filled: the ${me(t)} delivers ${bytes(t.delivered)} at once.`,
      part: (t) => phrase`Part of the gap is filled: the ${me(t)} delivers ${bytes(t.delivered)}.`,
    },
    text: {
      kept: (t) =>
        phrase`${bytes(carried(t))} came now, ${bytes(t.delivered - carried(t))} had been kept for this moment.`,
      stillMissing: () => phrase`Something before what is kept is still missing.`,
      ack: (t) => phrase`One ACK covers them all: ${ourAck(t, ackThatLeft(t))}.`,
    },
    aside: (t) => phrase`The ${bytes(carried(t))} that came now filled the gap before it.`,
  },
  'text.ignored': {
    title: (t) => phrase`Data after the ${peer(t)}’s FIN: the ${me(t)} ignores it.`,
    text: (t) =>
      phrase`The FIN was the last number of that direction (${was(t, 'RCV.NXT')} is beyond it), so these ${bytes(carried(t))} with ${itsSeq(t)} cannot be real. No correct TCP sends them.`,
  },
  'text.afterClose': {
    title: (t) => phrase`Data for an application that is gone: the ${me(t)} sends RST.`,
    text: (t) =>
      say(
        phrase`After ${code('close()')} nobody will read the ${bytes(carried(t))}. Acknowledged, they would be lost unnoticed; the RST (${ourSeq(t, left(t, 'RST'))}) tells the ${peer(t)}.`,
        phrase`After a ${code('shutdown()')} the ${me(t)} would have gone on receiving.`,
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
        phrase`The ${peer(t)} will send no more. Its FIN has number ${finTaken(t)}; the ${me(t)} ${acknowledges(t)}, and its application reads “end of data”.`,
        phrase`The other direction stays open: it is for the ${me(t)}’s application to end ${stateMark('CLOSE_WAIT')} with ${code('close()')}; no timer does.`,
      ),
  },
  'fin.crossed': {
    title: (t) => phrase`The ${peer(t)} is closing too, and has not seen the ${me(t)}’s FIN.`,
    text: (t) =>
      say(
        phrase`${itsAck(t)} does not cover the ${me(t)}’s FIN: when the ${peer(t)} sent its own (number ${finTaken(t)}), it knew of no other.`,
        phrase`The ${me(t)} ${acknowledges(t)} and waits in ${stateMark('CLOSING')} for the ACK of its own.`,
      ),
  },
  'fin.withAck': {
    title: (t) =>
      phrase`One segment brings the ACK of the ${me(t)}’s FIN and the ${peer(t)}’s FIN.`,
    text: {
      ackLost: (t) =>
        phrase`An earlier ACK of the FIN was ${lossMark('lost')}, which does no harm: this segment carries the same ${itsAck(t)}.`,
      inOne: (t) =>
        phrase`${itsAck(t)} covers the ${me(t)}’s FIN, so four messages have taken three segments, and ${stateMark('FIN_WAIT_2')} is passed in no time.`,
      waits: (t) =>
        phrase`The ${me(t)} ${acknowledgesNewFin(t)} and, as that ACK may be lost, waits 2MSL (${twoMsl(t)}) in ${stateMark('TIME_WAIT')}.`,
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
        phrase`With this FIN both directions are closed. The ${me(t)} ${acknowledges(t)}, but cannot know whether that ACK arrives.`,
        phrase`So it stays in ${stateMark('TIME_WAIT')} for 2MSL (${twoMsl(t)}): to answer the FIN if it comes again, and until old segments of this connection have died out.`,
      ),
  },
  'fin.held': {
    title: {
      again: (t) =>
        phrase`The ${peer(t)}’s FIN has come before; the data before it is still missing.`,
      overtook: (t) => phrase`The ${peer(t)}’s FIN has overtaken data: it has to wait.`,
    },
    text: {
      waits: (t) =>
        phrase`It has number ${itsFin(t)}, but ${was(t, 'RCV.NXT')} is next. A FIN counts only when all before it has arrived, so the ${me(t)} stays in ${stateMark(t.to)}.`,
      ack: (t) => phrase`The ACK repeats what is missing: ${ourAck(t, ackThatLeft(t))}.`,
    },
    aside: () => phrase`Its FIN has to wait for the missing data as well.`,
  },
  'fin.again': {
    title: (t) => phrase`Another FIN reaches the ${me(t)}: acknowledged, and no more.`,
    text: {
      takenBefore: (t) =>
        phrase`The ${peer(t)}’s FIN was taken before, and a direction ends but once. The ${me(t)} repeats its ACK (${ourAck(t, ackThatLeft(t))}).`,
      restarts: () => phrase`A FIN in ${stateMark('TIME_WAIT')} starts the wait of 2MSL anew.`,
    },
  },
};
