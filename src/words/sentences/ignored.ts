/** Segments that change nothing at the end they arrive at, and the rules that say why. */
import type { Effect } from '../../../machines/tcp/effects.ts';
import { RULES, type RuleId } from '../../../machines/tcp/rules.ts';
import type { Tcb } from '../../../machines/tcp/tcb.ts';
import type { Step } from '../../trace/connection.ts';

/** Which rule says why a segment was ignored, the first that is cited; null where it was not, or the step is of another kind. */
export function whyIgnored(step: Step): RuleId | null {
  if (!changedNothing(step)) return null;
  return step.rules.find((rule) => RULES[rule].ignores === 'segment') ?? null;
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
    case 'measure':
    case 'queues':
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
  'lastAckSent',
  'limitedAckAt',
  'tsRecent',
  'tsRecentAt',
  'own',
]);

function sameRecord(before: Tcb | null, after: Tcb | null): boolean {
  if (before === null || after === null) return before === after;
  return (Object.keys(after) as (keyof Tcb)[]).every(
    (name) => BOOKKEEPING.has(name) || before[name] === after[name],
  );
}
