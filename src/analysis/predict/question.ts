/**
 * Predict mode: what happens at a step, with a few answers to choose from. The right one is what the trace has; the wrong
 * ones are what the same endpoint would do about something else, or where the chart's arrows lead.
 *
 * Not every step is worth a question. Asked is where a state changes, something is sent, or a segment with more to it
 * than an ACK is met with silence; what `listen`, `receive`, `status` and `crash` do is not asked, nor a `send` whose data
 * simply leaves; nothing that has been asked in the run before; and nothing at the very instant at which the other end
 * has just moved, for a picture of that instant shows both.
 */
import { ruleSource } from '../../../machines/tcp/rules.ts';
import { segmentLabel, kindOf, type Segment } from '../../../machines/tcp/segment.ts';
import type { State } from '../../../machines/tcp/states.ts';
import { oncePerTrace } from '../../trace/lookup.ts';
import type { Moment } from '../../trace/moment.ts';
import type { CallName } from '../../trace/calls.ts';
import type { Step, ConnectionTrace } from '../../trace/connection.ts';
import { choicesFor, type Answer, type AnswerChoice } from './choices.ts';

export interface PredictQuestion {
  readonly kind: Answer['kind'];
  readonly step: Step;
  readonly choices: readonly AnswerChoice[];
}

/** The moment at which a question is asked: right before its step. */
export const momentOfQuestion = ({ step: { at, index } }: PredictQuestion): Moment => ({
  at,
  step: index - 1,
});

/** All questions of a run, in its order. */
export const questionsOf = oncePerTrace((trace): readonly PredictQuestion[] => {
  const seen = new Set<string>();
  return trace.steps.flatMap((step) => {
    const sort = sortOf(trace, step);
    if (!isWorthAsking(step) || isAtOnce(trace, step) || seen.has(sort)) return [];
    seen.add(sort);
    return questionAbout(trace, step) ?? [];
  });
});

function questionAbout(trace: ConnectionTrace, step: Step): PredictQuestion | null {
  for (const kind of kindsFor(trace, step)) {
    const choices = choicesFor(trace, step, kind);
    if (choices !== null) return { kind, step, choices };
  }
  return null;
}

const NOT_ASKED: ReadonlySet<CallName> = new Set(['listen', 'receive', 'status', 'crash']);

function isWorthAsking({ cause, before, after, sent, rules }: Step): boolean {
  const moves = before.state !== after.state;
  if (cause.kind === 'call') {
    const { call } = cause.call;
    if (NOT_ASKED.has(call)) return false;
    if (call === 'send') return moves || (after.tcb?.unsent ?? 0) > 0;
  }
  if (moves || sent.length > 0) return true;
  const speaks = rules.some((rule) => ruleSource(rule).rank === 3);
  return speaks && cause.kind === 'segment' && kindOf(cause.segment) !== 'ACK';
}

/** Whether the other end has just moved, at this very instant. */
function isAtOnce({ steps }: ConnectionTrace, { index, at, side }: Step): boolean {
  let other = index - 1;
  while (steps[other]?.at === at && steps[other]?.side === side) other -= 1;
  return steps[other]?.at === at;
}

/** Steps of one sort look alike: the same end, states, event, and segments that leave. */
function sortOf({ flights }: ConnectionTrace, { side, cause, walked, sent }: Step): string {
  const event =
    cause.kind === 'segment'
      ? sortOfSegment(cause.segment)
      : cause.kind === 'timer'
        ? cause.timer
        : cause.call.call;
  const left = sent.map((index) => (flights[index] ? sortOfSegment(flights[index].segment) : ''));
  return [side, event, ...walked, ...left].join(' ');
}

const sortOfSegment = (segment: Segment): string =>
  `${segmentLabel(segment)}${segment.dataLen > 0 ? ' data' : ''}`;

const QUIET: ReadonlySet<State> = new Set<State>(['CLOSED', 'LISTEN', 'ESTABLISHED']);

/** The kinds of question to try, the better one first. */
function kindsFor(trace: ConnectionTrace, step: Step): Answer['kind'][] {
  const moves = step.before.state !== step.after.state;
  // Where the program reacts at once, what leaves is not yet decided.
  const sends: Answer['kind'][] =
    step.sent.length <= 1 && !isReactedTo(trace, step) ? ['sends'] : [];
  // That a state stays is a surprise only while the connection opens or closes.
  const isQuiet = QUIET.has(step.before.state);
  if (!moves && (isQuiet || step.index % 3 > 0)) return sends;
  if (!moves) return ['goes', ...sends];
  // A silent change of state asks for the state, mostly; else one or the other.
  const often = step.sent.length === 0 ? 3 : 2;
  return step.index % often === 0 ? [...sends, 'goes'] : ['goes', ...sends];
}

/** Whether the program calls something while the segment is still being dealt with. */
function isReactedTo({ steps }: ConnectionTrace, { index, side, at }: Step): boolean {
  const next = steps[index + 1];
  return (
    next?.side === side &&
    next.at === at &&
    next.cause.kind === 'call' &&
    next.cause.action === null
  );
}
