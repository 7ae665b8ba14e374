/** The verdict on a connection that was followed: three things to say, drawn from its trace. */
import type { Followed } from './follow.ts';
import type { Opening, Trouble, CaptureVerdict } from './verdict/contract.ts';
import { endingOf, resetIn, unackedIn, type UnackedCopies } from './verdict/ending.ts';
import { at, evidenceIn, type Material } from './verdict/evidence.ts';
import { lossesIn } from './verdict/losses.ts';
import { openingOf } from './verdict/opening.ts';
import { straysIn } from './verdict/strays.ts';
import { limitsOf, waitsIn } from './verdict/waits.ts';

export function verdictOf(followed: Followed): CaptureVerdict {
  const evidence = evidenceIn(followed);
  const opening = openingOf(evidence);
  const ending = endingOf(evidence, opening);
  const unacked = unackedIn(evidence);
  const isExplained = (trouble: Trouble) => isPartOf(trouble, opening, unacked);
  const troubles = [
    ...failedOpening(opening, followed),
    ...(ending.kind === 'reset' ? resetTrouble(evidence) : []),
    ...unackedTrouble(unacked),
    ...lossesIn(evidence),
    ...waitsIn(evidence, opening),
    ...straysIn(evidence).filter(({ kind }) => kind !== opening.kind),
    ...limitsOf(evidence),
  ].filter((trouble) => !isExplained(trouble));
  return {
    ...{ vantage: evidence.vantage, opening, ending },
    troubles: withoutDoubt(troubles).sort((a, b) => weightOf(b) - weightOf(a)),
  };
}

/** That it was not opened, or is not answered any more, says why the same was sent again and again. */
function isPartOf(trouble: Trouble, { kind }: Opening, unacked: UnackedCopies | null): boolean {
  const isFailed = FAILED.has(kind);
  switch (trouble.kind) {
    case 'spurious':
      return isFailed;
    case 'loss':
      if (trouble.from === unacked?.by) return trouble.count < unacked.copies;
      return isFailed && kind !== 'refused';
    case 'oneSided':
      return unacked !== null;
    case 'thinks':
      return unacked !== null && !trouble.answered;
    default:
      return false;
  }
}

/** From elsewhere a lost answer looks like a slow one. */
const withoutDoubt = (troubles: readonly Trouble[]): Trouble[] =>
  troubles.filter(
    (trouble) =>
      trouble.kind !== 'thinks' ||
      trouble.confidence === 'sure' ||
      !troubles.some(
        (other) => other.kind === 'loss' && other.from === trouble.side && other.us > trouble.us,
      ),
  );

const FAILED: ReadonlySet<Opening['kind']> = new Set<Opening['kind']>([
  ...(['neverAnswered', 'refused', 'halfOpen', 'abandoned', 'staleAck'] as const),
]);
/** An answer may still come so late. */
const SOON_US = 1_000_000;

function failedOpening(opening: Opening, { answersOthers }: Followed): Trouble[] {
  const common = { at: opening.at, confidence: 'likely' } as const;
  switch (opening.kind) {
    case 'neverAnswered':
      return opening.us < SOON_US
        ? [{ kind: 'tooSoon', ...common }]
        : [{ kind: 'neverAnswered', others: answersOthers, ...common }];
    case 'refused':
    case 'halfOpen':
    case 'staleAck':
      return [{ kind: opening.kind, ...common }];
    case 'abandoned':
      return [{ kind: opening.kind, by: opening.by, ...common }];
    case 'resetsAlone':
      return opening.answersSyn ? [{ kind: 'refused', ...common }] : [];
    case 'before':
    case 'handshake':
    case 'simultaneous':
      return [];
  }
}

function resetTrouble(evidence: Material): Trouble[] {
  const reset = resetIn(evidence);
  if (reset === null) return [];
  const { by, why, flight } = reset;
  return [{ kind: 'reset', by, why, at: at(flight), confidence: 'likely' }];
}

function unackedTrouble(unacked: UnackedCopies | null): Trouble[] {
  if (unacked === null) return [];
  const { by, last, copies, us } = unacked;
  return [{ kind: 'unacked', by, copies, us, at: at(last), confidence: 'sure' }];
}

/** What ends or prevents a connection; then what takes time, by how much of it; last what is merely to be known. */
const FATAL = 1e15;

function weightOf(trouble: Trouble): number {
  switch (trouble.kind) {
    case 'neverAnswered':
    case 'refused':
    case 'halfOpen':
    case 'abandoned':
    case 'tooSoon':
    case 'staleAck':
    case 'oneSided':
      return 2 * FATAL;
    case 'unacked':
    case 'reset':
    case 'keepAlive':
      return FATAL;
    case 'loss':
    case 'zeroWindow':
    case 'nagle':
      return 1000 + trouble.us;
    case 'thinks':
      // the client's are mostly a person's
      return 1000 + trouble.us / (trouble.side === 'server' ? 1 : 20);
    case 'closeWait':
      return 1000 + trouble.us / (trouble.isOver ? 2 : 1);
    case 'slow':
      return 1000 + trouble.rttUs;
    case 'strayReset':
      return 500;
    case 'straySyn':
    case 'dropped':
      return 300;
    case 'spurious':
    case 'reordered':
      return 100 + trouble.count;
    case 'notCaptured':
      return 10 + trouble.segments;
  }
}
