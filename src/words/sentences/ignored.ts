/** Segments that change nothing at the end they arrive at, and the rules that say why. */
import type { Effect } from '../../../machines/tcp/effects.ts';
import type { RuleId } from '../../../machines/tcp/rules.ts';
import type { Tcb } from '../../../machines/tcp/tcb.ts';
import type { Step } from '../../trace/connection.ts';

/** Rules by which a segment has no effect but, at most, an answer. The first that a step cites is why. */
const IGNORING: ReadonlySet<RuleId> = new Set<RuleId>([
  'closed.ignoresReset',
  'closed.resetsAck',
  'closed.resetsNoAck',
  'listen.ignoresReset',
  'listen.resetsAck',
  'listen.ignores',
  'synSent.badAck',
  'synSent.ignoresReset',
  'synSent.ignores',
  'sequence.unacceptable',
  'sequence.dropsReset',
  'sequence.zeroWindow',
  'sequence.repeatedFin',
  'sequence.repeatedSyn',
  'reset.challenged',
  'reset.ignoredInTimeWait',
  'syn.challenged',
  'ack.missing',
  'ack.badInSynRcvd',
  'ack.unsent',
  'ack.tooOld',
  'ack.ignoredInTimeWait',
  'ack.answeredInTimeWait',
  'text.ignored',
  'text.held',
  'fin.held',
  'fin.again',
  'ack.duplicate',
  'ack.overtaken',
]);

/** Whether a rule is a reason to ignore a segment, or not to answer it. */
export const isIgnoring = (rule: RuleId): boolean => IGNORING.has(rule) || rule === 'ack.limited';

/** Which rule says why a segment was ignored; null where it was not, or the step is of another kind. */
export function whyIgnored(step: Step): RuleId | null {
  return changedNothing(step) ? (step.rules.find((rule) => IGNORING.has(rule)) ?? null) : null;
}

/** Whether a segment arrived and left state and connection record as they were. An ACK or a RST may have answered it. */
export const changedNothing = ({ cause, before, after, walked, effects }: Step): boolean =>
  cause.kind === 'segment' &&
  walked.length === 1 &&
  effects.every(isNoChange) &&
  sameRecord(before.tcb, after.tcb);

function isNoChange(effect: Effect): boolean {
  switch (effect.kind) {
    case 'send':
      return effect.reason === 'ack' || effect.reason === 'reset';
    case 'startTimer':
    case 'stopTimer':
      return effect.timer === 'delayedAck';
    case 'deliver':
    case 'report':
    case 'enter':
      return false;
    case 'cite':
      return true;
  }
}

/** What may be another without a difference: who was heard last, and when an ACK leaves. */
const BOOKKEEPING: ReadonlySet<string> = new Set<keyof Tcb>([
  'sndWl1',
  'sndWl2',
  'ackOwed',
  'unacked',
  'timers',
  'linux',
]);

function sameRecord(before: Tcb | null, after: Tcb | null): boolean {
  if (before === null || after === null) return before === after;
  return (Object.keys(after) as (keyof Tcb)[]).every(
    (name) => BOOKKEEPING.has(name) || before[name] === after[name],
  );
}
