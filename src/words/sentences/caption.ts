/**
 * The caption of a step: one sentence that says what happened, a short paragraph that says why, and the rule behind it.
 *
 * A step cites several rules. The loudest gives the headline (see `headlineOf`), the others add a sentence each where
 * they have something to add.
 */
import { RULES, ruleSource, type RuleId, type RuleSource } from '../../../machines/tcp/rules.ts';
import type { Step, ConnectionTrace } from '../../trace/connection.ts';
import { lossAt, type LossEvent } from '../../trace/loss.ts';
import type { Moment } from '../../trace/moment.ts';
import { whyIgnored } from './ignored.ts';
import { joined, type Phrase } from '../phrase.ts';
import { tellingOfLoss } from './loss.ts';
import { tellingOf } from './tell.ts';
import { asOnTheWire, type Telling } from './telling.ts';
import type { Words } from '../contract/index.ts';

export interface Caption {
  readonly title: Phrase;
  readonly text: Phrase;
  /** The rule of the headline; null where none is worth one. */
  readonly rule: RuleId | null;
  readonly source: RuleSource | null;
  /** All rules that the step cites, in order. */
  readonly rules: readonly RuleId[];
  /** A segment arrived and changed nothing: it was dropped without a word, or answered. */
  readonly ignored: 'silently' | 'answered' | null;
}

/** The caption of a step; `null` is the moment before the first. */
export function captionOf(
  words: Words,
  trace: ConnectionTrace,
  step: Step | null,
  number = asOnTheWire,
): Caption {
  if (step === null) return { ...startOf(words, trace), ...NO_RULE };
  const telling = tellingOf(trace, step, number);
  const why = whyIgnored(step);
  const rule = why ?? headlineOf(step);
  const { title, text } = rule === null ? words.noRule[step.cause.kind] : words.rules[rule];
  return {
    title: title(telling),
    text: joined(words.betweenSentences, text(telling), ...asides(words, telling, rule)),
    rule,
    source: rule === null ? null : ruleSource(rule),
    rules: step.rules,
    ignored: why === null ? null : step.sent.length > 0 ? 'answered' : 'silently',
  };
}

/** The caption of whatever is the last thing to have happened at a moment. */
export function captionAt(
  words: Words,
  trace: ConnectionTrace,
  moment: Moment,
  number = asOnTheWire,
): Caption {
  const loss = lossAt(trace, moment);
  return loss === null
    ? captionOf(words, trace, trace.steps[moment.step] ?? null, number)
    : captionOfLoss(words, trace, loss, moment);
}

/** The caption of a loss, which no rule tells of. */
export function captionOfLoss(
  { loss: { title, text } }: Words,
  trace: ConnectionTrace,
  loss: LossEvent,
  moment: Moment,
): Caption {
  const telling = tellingOfLoss(trace, loss, moment);
  return { title: title(telling), text: text(telling), ...NO_RULE };
}

const NO_RULE = { rule: null, source: null, rules: [], ignored: null } as const;

function startOf(
  { start: text, betweenSentences }: Words,
  { start: { client, server } }: ConnectionTrace,
): Pick<Caption, 'title' | 'text'> {
  const ends =
    client.state !== server.state
      ? text.each(client.state, server.state)
      : client.state === 'CLOSED'
        ? text.bothClosed
        : text.both(client.state);
  return { title: text.title, text: joined(betweenSentences, ends, text.play) };
}

/** Where a rule is written: "RFC 9293 §3.10.7.4, eighth step". */
export function sourceText({ source }: Words, { rfc, section, step, broken }: RuleSource): string {
  if (rfc === null) return source.noRfc;
  const place = `RFC ${rfc} §${section}`;
  if (broken) return source.breaks(place);
  return step === undefined ? place : source.step(place, step);
}

/**
 * The rule that speaks for a step: of those with the highest rank the one that moved the state last, else one that is
 * usually the point of the matter, else the first. Bookkeeping alone makes no headline.
 */
export function headlineOf(step: Step): RuleId | null {
  const rank = Math.max(0, ...step.rules.map((id) => RULES[id].rank));
  if (rank < 2) return null;
  const loudest = step.rules.filter((id) => RULES[id].rank === rank);
  const moved = step.before.state !== step.after.state ? lastMove(loudest) : undefined;
  return moved ?? loudest.find((id) => RULES[id].point) ?? loudest[0] ?? null;
}

/** The last rule that moved the state, unless an earlier one tells of that move as well. */
function lastMove(rules: readonly RuleId[]): RuleId | undefined {
  const moves = rules.filter((id) => RULES[id].moves);
  const said = moves.flatMap((id) => RULES[id].saysToo);
  return moves.filter((id) => !said.includes(id)).at(-1);
}

const MOST_ASIDES = 3;

function asides(words: Words, telling: Telling, headline: RuleId | null): Phrase[] {
  if (headline === null) return [];
  const said = [headline, ...RULES[headline].saysToo];
  // Of a segment that changed nothing only the reasons matter, not what waits all the while.
  const isIgnored = whyIgnored(telling.step) !== null;
  return telling.step.rules
    .filter((id) => !said.includes(id) && RULES[id].rank >= 2)
    .filter((id) => !isIgnored || RULES[id].ignores !== null)
    .flatMap((id) => {
      const { aside, title } = words.rules[id];
      const phrase = (aside ?? title)(telling);
      return phrase === null ? [] : [phrase];
    })
    .slice(0, MOST_ASIDES);
}
