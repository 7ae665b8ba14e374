/** Which sentences a verdict on a captured connection has: three lines, each of a few sentences that lead to a moment. */
import type {
  VerdictEnding,
  VerdictMoment,
  Opening,
  Trouble,
  CaptureVerdict,
} from '../../capture/follow/verdict/contract.ts';
import type { Vantage } from '../../capture/follow/timing.ts';
import { peerOf } from '../../trace/side.ts';
import type { VerdictWords } from '../contract/verdict.ts';
import { joined, type Phrase } from '../phrase.ts';
import { soFar } from './verdictSoFar.ts';

export interface VerdictSentence {
  readonly text: Phrase;
  readonly at: VerdictMoment;
}

export interface VerdictLine {
  readonly part: 'opening' | 'trouble' | 'ending';
  readonly sentences: readonly VerdictSentence[];
}

/** So many troubles are named: the weightiest. */
const MOST = 3;
const NOWHERE: VerdictMoment = { step: null, flight: null };

/** `goesOn`: more of the capture comes. */
export function verdictLines(
  verdict: CaptureVerdict,
  all: VerdictWords,
  goesOn = false,
): readonly VerdictLine[] {
  const { opening, troubles, ending, vantage } = verdict;
  const words = goesOn ? soFar(all, opening) : all;
  const told = (parts: readonly (Phrase | false)[], at: VerdictMoment): VerdictSentence => ({
    text: joined(words.gap, ...parts),
    at,
  });
  return [
    { part: 'opening', sentences: [told(openingParts(opening, words), opening.at)] },
    {
      part: 'trouble',
      sentences:
        troubles.length === 0
          ? [told([words.trouble.none()], NOWHERE)]
          : troubles
              .slice(0, MOST)
              .map((trouble) => told(troubleParts(trouble, vantage, words), trouble.at)),
    },
    { part: 'ending', sentences: [told(endingParts(ending, words), ending.at)] },
  ];
}

type Parts = readonly (Phrase | false)[];

function openingParts(opening: Opening, { opening: say }: VerdictWords): Parts {
  switch (opening.kind) {
    case 'before':
      return [say.before()];
    case 'resetsAlone':
      return [(opening.answersSyn ? say.refusals : say.resetsAlone)(opening.by)];
    case 'handshake': {
      const { us, rttUs, syns, synAcks, fastOpen, isDisplaced } = opening;
      return [
        isDisplaced ? say.handshakeDisplaced() : handshakeText(us, rttUs, say),
        syns > 1 && say.syns(syns),
        synAcks > 1 && say.synAcks(synAcks),
        rttUs !== null && rttUs !== us && say.rtt(rttUs),
        fastOpen !== null &&
          (fastOpen.hasOption ? say.fastOpen : say.synData)(fastOpen.bytes, fastOpen.isTaken),
      ];
    }
    case 'simultaneous':
      return [opening.isSplit ? say.split(opening.us) : say.simultaneous(opening.us)];
    case 'refused':
      return [say.refused(opening.us), opening.syns > 1 && say.syns(opening.syns)];
    case 'neverAnswered':
      return [say.neverAnswered(opening.syns, opening.us), opening.gaveUp && say.gaveUp()];
    case 'halfOpen':
      return [say.halfOpen(opening.synAcks)];
    case 'abandoned':
      return [say.abandoned(opening.by, opening.hasSyn)];
    case 'staleAck':
      return [say.staleAck()];
  }
}

function handshakeText(
  us: number | null,
  rttUs: number | null,
  say: VerdictWords['opening'],
): Phrase {
  if (us === null) return say.handshakeInPart();
  return us === rttUs ? say.handshakeInOneRtt(us) : say.handshake(us);
}

function troubleParts(trouble: Trouble, vantage: Vantage, { trouble: say }: VerdictWords): Parts {
  switch (trouble.kind) {
    case 'neverAnswered':
      return [neverAnsweredText(trouble, say)];
    case 'refused':
    case 'tooSoon':
    case 'halfOpen':
    case 'staleAck':
      return [say[trouble.kind]()];
    case 'abandoned':
      return [say.abandoned(trouble.by)];
    case 'reset':
      return [resetText(trouble, say)];
    case 'unacked':
      return [say.unacked(trouble.by, trouble.copies, trouble.us)];
    case 'loss':
      return lossParts(trouble, vantage, say);
    case 'spurious':
      return [say.spurious(trouble.from, trouble.count), whyText(trouble.why, say)];
    case 'reordered':
      return [say.reordered(trouble.from, trouble.count)];
    case 'keepAlive':
      return [say.keepAlive(trouble.by, trouble.probes)];
    case 'zeroWindow': {
      const { by, us, times, isOver } = trouble;
      return [isOver ? say.zeroWindow(by, us, times) : say.zeroWindowStill(by, us, times)];
    }
    case 'thinks': {
      const { side, us, answered, confidence } = trouble;
      const isSure = confidence === 'sure';
      if (!answered) return [say.unanswered(us)];
      return [side === 'server' ? say.serverThinks(us, isSure) : say.clientThinks(us, isSure)];
    }
    case 'nagle':
      return [say.nagle(trouble.sender, trouble.times, trouble.us)];
    case 'slow':
      return [say.slow(trouble.rttUs)];
    case 'closeWait': {
      const { by, us, isOver, confidence } = trouble;
      return [isOver ? say.closeWaitOver(by, us, confidence === 'sure') : say.closeWait(by, us)];
    }
    case 'straySyn':
      return [say.straySyn(trouble.by, trouble.count, trouble.isOld)];
    case 'strayReset':
      return [say.strayReset(trouble.by, trouble.count, trouble.signs)];
    case 'dropped':
      return [say[trouble.why](trouble.from, trouble.count)];
    case 'oneSided':
      return [say.oneSided(trouble.seen)];
    case 'notCaptured':
      return [say.notCaptured(trouble.segments)];
  }
}

function whyText(
  why: Extract<Trouble, { kind: 'spurious' }>['why'],
  say: VerdictWords['trouble'],
): Phrase {
  if (why === 'reordered') return say.takenForLoss();
  return why === 'lost' ? say.ackLost() : say[why]();
}

function neverAnsweredText(
  { others }: Extract<Trouble, { kind: 'neverAnswered' }>,
  say: VerdictWords['trouble'],
): Phrase {
  if (others === undefined || others.onHost === 0) return say.neverAnswered();
  return others.onPort > 0 ? say.answersOthers(others.onPort) : say.answersElsewhere();
}

function resetText(
  { by, why }: Extract<Trouble, { kind: 'reset' }>,
  say: VerdictWords['trouble'],
): Phrase {
  switch (why.kind) {
    case 'abort':
      return say.aborted(by);
    case 'closed':
      return say.resetAfterClose(by, why.answers);
    case 'unknown':
      return say.resetUnknown(by, why.answers);
    case 'timer':
      return say.resetByTimer(by);
    case 'forged':
      return say.forged(by, why.signs);
    case 'unsent':
      return say.unsentReset(by, why.signs);
  }
}

function lossParts(
  loss: Extract<Trouble, { kind: 'loss' }>,
  vantage: Vantage,
  say: VerdictWords['trouble'],
): Parts {
  const { from, what, count, byTimer, fast, probes, where, us, confidence } = loss;
  const lost = { data: say.lossOfData, SYN: say.lossOfSyn, FIN: say.lossOfFin }[what];
  return [
    lost(from, { all: count, timer: byTimer, fast, probes }, confidence === 'sure'),
    us > 0 && say.lossTook(us),
    // at an end it is plain on which side
    vantage === 'between' && placeText(where, loss, say),
  ];
}

function placeText(
  where: Extract<Trouble, { kind: 'loss' }>['where'],
  { from }: Extract<Trouble, { kind: 'loss' }>,
  say: VerdictWords['trouble'],
): Phrase | false {
  switch (where) {
    case 'before':
      return say.lostBefore(from);
    case 'behind':
      return say.lostBehind(peerOf(from));
    case 'both':
      return say.lostOnBoth();
    case 'between':
    case 'unknown':
      return false;
  }
}

function endingParts(ending: VerdictEnding, { ending: say }: VerdictWords): Parts {
  switch (ending.kind) {
    case 'closed': {
      const { first, timeWait, isAcked, resetBy } = ending;
      if (resetBy !== null) return [say.closed(first), say.thenReset(resetBy)];
      return [
        say.closed(first),
        timeWait !== null && say.timeWait(timeWait),
        !isAcked && say.notAcked(peerOf(first)),
      ];
    }
    case 'simultaneous':
      if (ending.resetBy !== null) return [say.simultaneous(), say.thenReset(ending.resetBy)];
      return [say.simultaneous(), ending.timeWait && say.bothTimeWait()];
    case 'reset':
      return [
        ending.isForged
          ? say.forgedReset(ending.by)
          : ending.answers === null
            ? say.reset(ending.by)
            : say.resetAnswers(ending.by, ending.answers),
        ending.halfClosedBy !== null && say.afterFin(ending.halfClosedBy),
      ];
    case 'gaveUp':
      return [say.gaveUp(ending.by)];
    case 'halfClosed':
      return [say.halfClosed(ending.by, ending.us)];
    case 'open':
      return [say.open(ending.idleUs)];
    case 'neverOpened':
      return [say.neverOpened()];
  }
}
