/** What is said of the rules, and the texts that a language has for it. */
import { RULE_IDS, type RuleId } from '../../../../machines/tcp/rules.ts';
import type { RuleWords, Words } from '../../contract/index.ts';
import type { Phrase } from '../../phrase.ts';
import {
  textOf,
  type SentenceChoice,
  type ChoicesOf,
  type RuleChoices,
  type RulePart,
  type Texts,
} from '../choice.ts';
import type { Telling } from '../telling.ts';
import { ack } from './ack.ts';
import { calls } from './calls.ts';
import { closedListen } from './closedListen.ts';
import { congestion } from './congestion.ts';
import { linux } from './linux.ts';
import { none } from './none.ts';
import { send } from './send.ts';
import { sequence } from './sequence.ts';
import { textFin } from './textFin.ts';
import { timers } from './timers.ts';

const CHOICES = {
  ...calls,
  ...closedListen,
  ...sequence,
  ...ack,
  ...textFin,
  ...send,
  ...timers,
  ...congestion,
  ...linux,
} satisfies ChoicesOf<RuleId>;

type Chosen<Choices, P extends RulePart> =
  Choices extends Readonly<Record<P, SentenceChoice<infer K>>> ? K : never;

/** One text, where a part always says the same; a text for each key, where there is something to choose. */
type PartTexts<Choices, P extends RulePart> = [Chosen<Choices, P>] extends [never]
  ? (t: Telling) => Phrase
  : Texts<Chosen<Choices, P>>;

/** Of an aside there may be none; and it may be that nothing is to be added, which is said by null. */
type AsideTexts<Choices> = [Chosen<Choices, 'aside'>] extends [never]
  ? { readonly aside?: (t: Telling) => Phrase | null }
  : { readonly aside: Texts<Chosen<Choices, 'aside'>> };

type TextsFor<Choices> = {
  readonly title: PartTexts<Choices, 'title'>;
  readonly text: PartTexts<Choices, 'text'>;
} & AsideTexts<Choices>;

/** The texts of some rules in a language. */
export type RuleTexts<R extends RuleId> = {
  readonly [I in R]: TextsFor<I extends keyof typeof CHOICES ? (typeof CHOICES)[I] : RuleChoices>;
};

/** Those for a step that cites no rule worth a sentence. */
export type NoRuleTexts = { readonly [C in keyof typeof none]: TextsFor<(typeof none)[C]> };

const ALL: ChoicesOf<RuleId> = CHOICES;

type AnyText = ((t: Telling) => Phrase | null) | Texts<string>;

/** The sentences about each rule in a language, `gap` between them. */
export const rulesIn = (
  texts: RuleTexts<RuleId>,
  gap: string,
): Readonly<Record<RuleId, RuleWords>> =>
  Object.fromEntries(RULE_IDS.map((id) => [id, ruleIn(ALL[id] ?? {}, texts[id], gap)])) as Record<
    RuleId,
    RuleWords
  >;

export const noRuleIn = (texts: NoRuleTexts, gap: string): Words['noRule'] => ({
  segment: ruleIn(none.segment, texts.segment, gap),
  call: ruleIn(none.call, texts.call, gap),
  timer: ruleIn(none.timer, texts.timer, gap),
});

function ruleIn(
  choices: RuleChoices,
  texts: Readonly<Partial<Record<RulePart, AnyText>>>,
  gap: string,
): RuleWords {
  const partOf = (part: RulePart): ((t: Telling) => Phrase | null) | undefined => {
    const [choose, text] = [choices[part], texts[part]];
    if (text === undefined || typeof text === 'function') return text;
    return choose && textOf(choose, text, gap);
  };
  const [title, text, aside] = [partOf('title'), partOf('text'), partOf('aside')];
  return {
    title: (t) => title?.(t) ?? [],
    text: (t) => text?.(t) ?? [],
    ...(aside && { aside }),
  };
}
