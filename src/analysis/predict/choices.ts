/** The choices of a question: the right one and up to three others, all different in what is shown. */
import { arrowsFrom } from '../../../machines/tcp/arrows.ts';
import { segmentLabel, type Segment } from '../../../machines/tcp/segment.ts';
import type { State } from '../../../machines/tcp/states.ts';
import { chance } from '../../simulation/random.ts';
import { relativeTo } from '../../trace/relative.ts';
import { peerOf } from '../../trace/side.ts';
import { stepsAt } from '../../trace/lookup.ts';
import type { Step, ConnectionTrace } from '../../trace/connection.ts';
import type { Reply } from './ask.ts';
import { variationsOf, type Condition, type Variation } from './variations.ts';

/** What a reader can say: the segment that leaves (null: none does), or the state that the endpoint is in then. */
export type Answer =
  | { readonly kind: 'sends'; readonly segment: Segment | null }
  | { readonly kind: 'goes'; readonly state: State };

export interface AnswerChoice {
  readonly answer: Answer;
  readonly right: boolean;
  /** A wrong one: what would have to be different for it to be right, where that is known. */
  readonly ifOnly: Condition | null;
}

/** With fewer wrong choices there is nothing to choose. */
const LEAST_WRONG = 2;
const MOST_WRONG = 3;

interface Candidate {
  readonly answer: Answer;
  readonly ifOnly: AnswerChoice['ifOnly'];
  readonly tier: number;
  readonly key: string;
}

/** The choices in the order in which they are shown; null where there are too few. */
export function choicesFor(
  trace: ConnectionTrace,
  step: Step,
  kind: Answer['kind'],
): AnswerChoice[] | null {
  const keyOf = (answer: Answer) => keyOfAnswer(trace, step, answer);
  const right = rightAnswer(trace, step, kind);
  const taken = new Set([keyOf(right), ...alsoTrue(trace, step, kind)]);
  const wrong: Candidate[] = [];
  for (const { answer, ...rest } of candidates(trace, step, kind)) {
    const key = keyOf(answer);
    if (taken.has(key)) continue;
    taken.add(key);
    wrong.push({ answer, key, ...rest });
  }
  if (wrong.length < LEAST_WRONG) return null;
  const draw = (key: string) => chance(step.index, key);
  wrong.sort((a, b) => a.tier - b.tier || draw(a.key) - draw(b.key));
  const chosen = wrong.slice(0, MOST_WRONG).map(({ answer, ifOnly, key }) => ({
    choice: { answer, ifOnly, right: false },
    key,
  }));
  const all = [
    ...chosen,
    { choice: { answer: right, ifOnly: null, right: true }, key: keyOf(right) },
  ];
  return all.sort((a, b) => draw(`${a.key}.`) - draw(`${b.key}.`)).map(({ choice }) => choice);
}

function rightAnswer(
  { flights }: ConnectionTrace,
  { sent, after }: Step,
  kind: Answer['kind'],
): Answer {
  if (kind === 'goes') return { kind, state: after.state };
  return { kind, segment: flights[sent[0] ?? -1]?.segment ?? null };
}

/** States that are walked through, or reached at the same instant: saying so would not be wrong either. */
function alsoTrue(trace: ConnectionTrace, step: Step, kind: Answer['kind']): string[] {
  if (kind === 'sends') return [];
  const atOnce = [...stepsAt(trace, step.at)].filter(
    ({ index, side }) => index > step.index && side === step.side,
  );
  return [...step.walked.slice(1), ...atOnce.flatMap(({ walked }) => walked)];
}

type Idea = Omit<Candidate, 'key'>;

/** All that could be offered, the most likely first; the first of those that look alike counts. */
function candidates(trace: ConnectionTrace, step: Step, kind: Answer['kind']): Idea[] {
  const ideas = variationsOf(trace, step)
    .sort((a, b) => a.tier - b.tier)
    .flatMap((variation) => ideaOf(variation, kind) ?? []);
  const { state } = step.before;
  if (kind === 'sends') return [...ideas, { answer: silence, ifOnly: null, tier: 0 }];
  const bare = (to: State, tier: number): Idea => ({
    answer: { kind: 'goes', state: to },
    ifOnly: null,
    tier,
  });
  return [
    ...ideas,
    bare(state, 1),
    ...arrowsFrom(state).map((to) => bare(to, 2)),
    ...arrowsFrom(step.after.state).map((to) => bare(to, 3)),
  ];
}

const silence: Answer = { kind: 'sends', segment: null };

function ideaOf({ condition, tier, ...reply }: Variation, kind: Answer['kind']): Idea | null {
  const answer = answerOf(reply, kind);
  if (answer === null) return null;
  if (answer.kind === 'goes')
    return { answer, ifOnly: isIdle(condition, answer.state) ? null : condition, tier };
  return { answer, ifOnly: condition, tier: answer.segment === null ? 0 : tier };
}

/** "In CLOSED it stays in CLOSED" explains nothing. */
const isIdle = (condition: Condition, state: State): boolean =>
  condition.by === 'state' && condition.state === state;

/** Null where more leaves than can be said in a few words. */
function answerOf({ state, sent }: Reply, kind: Answer['kind']): Answer | null {
  if (kind === 'goes') return { kind, state };
  return sent.length > 1 ? null : { kind, segment: sent[0] ?? null };
}

/** The same for answers that look alike, whichever way numbers are written. */
function keyOfAnswer(trace: ConnectionTrace, { side }: Step, answer: Answer): string {
  if (answer.kind === 'goes') return answer.state;
  const { segment } = answer;
  if (segment === null) return 'nothing';
  const seq = relativeTo(trace, side, segment.seq);
  const ack = segment.ack ? relativeTo(trace, peerOf(side), segment.ackNumber) : '';
  return `${segmentLabel(segment)} ${seq} ${ack} ${segment.dataLen} ${showsWindow(segment) ? 0 : ''}`;
}

/** A window is told only where it is shut. */
export const showsWindow = ({ ack, rst, wnd }: Segment): boolean => ack && !rst && wnd === 0;
