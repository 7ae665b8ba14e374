/** Steps seven and eight of RFC 9293, 3.10.7.4: the data of a segment, and its FIN. In English. */
import {
  ackThatLeft,
  finTaken,
  finWasHeld,
  fitting,
  gapBefore,
  isHeldAlready,
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
import { code, lossMark, phrase, stateMark, type Phrase } from '../../phrase.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf, RuleWords } from '../../contract/index.ts';
import { bytes, lasting, me, peer, say } from '../say.ts';

const isTrimmed = (t: Telling): boolean => t.step.rules.includes('sequence.trimmed');
const carried = (t: Telling): number => t.segment?.dataLen ?? 0;

/** "acknowledges it with `ack=302`", or that the ACK is still owed. */
const acknowledges = (t: Telling, what = 'it'): Phrase => {
  const leaves = ackThatLeft(t);
  return leaves
    ? phrase`acknowledges ${what} with ${ourAck(t, leaves)}`
    : phrase`will acknowledge ${what} in a moment`;
};

const twoMsl = (t: Telling): string => lasting(started(t, 'timeWait') ?? t.profile.timeWaitUs);

export const textFin = {
  'text.delivered': {
    title: (t) =>
      t.profile.autoRead
        ? phrase`The ${me(t)} receives ${bytes(t.delivered || carried(t))}.`
        : phrase`The ${me(t)} stores ${bytes(t.delivered || carried(t))} for its application.`,
    text: (t) => {
      const leaves = ackThatLeft(t);
      return say(
        isTrimmed(t)
          ? phrase`The segment starts at ${itsSeq(t)}; of it the ${me(t)} takes what it does not have yet and has room for, from ${was(t, 'RCV.NXT')} on.`
          : phrase`They are next in order: ${itsSeq(t)}, and ${was(t, 'RCV.NXT')} was expected.`,
        leaves !== undefined &&
          phrase`The ACK (${ourAck(t, leaves)}) names the next number expected: everything below it is here.`,
        !t.profile.autoRead &&
          phrase`Nobody reads them yet, so the window shrinks by as much: ${now(t, 'RCV.WND')}.`,
      );
    },
    aside: (t) => phrase`The segment also brings the ${me(t)} ${bytes(t.delivered || carried(t))}.`,
  },
  'text.held': {
    title: (t) =>
      isHeldAlready(t)
        ? phrase`The ${me(t)} has kept these ${bytes(carried(t))} before; the gap is still there.`
        : phrase`There is a gap: the ${me(t)} keeps the ${bytes(fitting(t))} back.`,
    text: (t) =>
      say(
        phrase`${itsSeq(t)} came, but ${was(t, 'RCV.NXT')} is next: ${bytes(gapBefore(t))} before it are missing, lost or late. The application gets data in order or not at all.`,
        isHeldAlready(t) && phrase`What comes twice is kept once.`,
        phrase`The ACK leaves at once and repeats the old number (${ourAck(t, ackThatLeft(t))}): a duplicate ACK, which tells the ${peer(t)} what is missing.`,
      ),
    aside: (t) => phrase`Beyond a gap, and kept back: ${bytes(fitting(t))}.`,
  },
  'text.gapFilled': {
    title: (t) =>
      (t.after?.held.length ?? 0) === 0
        ? phrase`The gap is filled: the ${me(t)} delivers ${bytes(t.delivered)} at once.`
        : phrase`Part of the gap is filled: the ${me(t)} delivers ${bytes(t.delivered)}.`,
    text: (t) =>
      say(
        t.delivered > carried(t) &&
          phrase`${bytes(carried(t))} came now, ${bytes(t.delivered - carried(t))} had been kept for this moment.`,
        (t.after?.held.length ?? 0) > 0 && phrase`Something before what is kept is still missing.`,
        phrase`One ACK covers them all: ${ourAck(t, ackThatLeft(t))}.`,
      ),
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
    title: (t) =>
      finWasHeld(t)
        ? phrase`Now the ${peer(t)}’s FIN counts too: the ${me(t)} is in ${stateMark('CLOSE_WAIT')}.`
        : phrase`The ${peer(t)}’s FIN arrives: the ${me(t)} is in ${stateMark('CLOSE_WAIT')}.`,
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
    text: (t) =>
      say(
        t.peerAckLost
          ? phrase`An earlier ACK of the FIN was ${lossMark('lost')}, which does no harm: this segment carries the same ${itsAck(t)}.`
          : phrase`${itsAck(t)} covers the ${me(t)}’s FIN, so four messages have taken three segments, and ${stateMark('FIN_WAIT_2')} is passed in no time.`,
        phrase`The ${me(t)} ${acknowledges(t, 'the new FIN')} and, as that ACK may be lost, waits 2MSL (${twoMsl(t)}) in ${stateMark('TIME_WAIT')}.`,
      ),
  },
  'fin.last': {
    title: (t) =>
      finWasHeld(t)
        ? phrase`Now the ${peer(t)}’s FIN counts too: the ${me(t)} waits 2MSL.`
        : phrase`The ${peer(t)}’s FIN arrives: the ${me(t)} acknowledges it and waits 2MSL.`,
    text: (t) =>
      say(
        phrase`With this FIN both directions are closed. The ${me(t)} ${acknowledges(t)}, but cannot know whether that ACK arrives.`,
        phrase`So it stays in ${stateMark('TIME_WAIT')} for 2MSL (${twoMsl(t)}): to answer the FIN if it comes again, and until old segments of this connection have died out.`,
      ),
  },
  'fin.held': {
    title: (t) =>
      isHeldAlready(t)
        ? phrase`The ${peer(t)}’s FIN has come before; the data before it is still missing.`
        : phrase`The ${peer(t)}’s FIN has overtaken data: it has to wait.`,
    text: (t) =>
      say(
        phrase`It has number ${itsFin(t)}, but ${was(t, 'RCV.NXT')} is next. A FIN counts only when all before it has arrived, so the ${me(t)} stays in ${stateMark(t.to)}.`,
        ackThatLeft(t) !== undefined &&
          phrase`The ACK repeats what is missing: ${ourAck(t, ackThatLeft(t))}.`,
      ),
    aside: () => phrase`Its FIN has to wait for the missing data as well.`,
  },
  'fin.again': {
    title: (t) => phrase`Another FIN reaches the ${me(t)}: acknowledged, and no more.`,
    text: (t) =>
      say(
        phrase`The ${peer(t)}’s FIN was taken before, and a direction ends but once. The ${me(t)} repeats its ACK (${ourAck(t, ackThatLeft(t))}).`,
        started(t, 'timeWait') !== null &&
          phrase`A FIN in ${stateMark('TIME_WAIT')} starts the wait of 2MSL anew.`,
      ),
  },
} satisfies Record<RulesOf<'text' | 'fin'>, RuleWords>;
