/** What is said of the rules, and the texts that a language has for it. */
import { RULE_IDS, type RuleId } from '../../../../machines/tcp/rules.ts';
import type { RuleWords } from '../../contract/index.ts';
import type { Phrase } from '../../phrase.ts';
import {
  textOf,
  type Choice,
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

type Chosen<R extends RuleId, P extends RulePart> = R extends keyof typeof CHOICES
  ? (typeof CHOICES)[R] extends Readonly<Record<P, Choice<infer K>>>
    ? K
    : never
  : never;

/** One text, where a part always says the same; a text for each key, where there is something to choose. */
type PartTexts<R extends RuleId, P extends RulePart> = [Chosen<R, P>] extends [never]
  ? (t: Telling) => Phrase
  : Texts<Chosen<R, P>>;

/** Of an aside there may be none; and it may be that nothing is to be added, which is said by null. */
type AsideTexts<R extends RuleId> = [Chosen<R, 'aside'>] extends [never]
  ? { readonly aside?: (t: Telling) => Phrase | null }
  : { readonly aside: Texts<Chosen<R, 'aside'>> };

/** The texts of some rules in a language. */
export type RuleTexts<R extends RuleId> = {
  readonly [I in R]: {
    readonly title: PartTexts<I, 'title'>;
    readonly text: PartTexts<I, 'text'>;
  } & AsideTexts<I>;
};

const ALL: ChoicesOf<RuleId> = CHOICES;

type AnyText = ((t: Telling) => Phrase | null) | Texts<string>;

/** The sentences about each rule in a language, `gap` between them. */
export function rulesIn(
  texts: RuleTexts<RuleId>,
  gap: string,
): Readonly<Record<RuleId, RuleWords>> {
  return Object.fromEntries(
    RULE_IDS.map((id) => {
      const choices: RuleChoices = ALL[id] ?? {};
      const said: Readonly<Partial<Record<RulePart, AnyText>>> = texts[id];
      const partOf = (part: RulePart): ((t: Telling) => Phrase | null) | undefined => {
        const [choose, text] = [choices[part], said[part]];
        if (text === undefined || typeof text === 'function') return text;
        return choose && textOf(choose, text, gap);
      };
      const [title, text, aside] = [partOf('title'), partOf('text'), partOf('aside')];
      return [
        id,
        {
          title: (t) => title?.(t) ?? [],
          text: (t) => text?.(t) ?? [],
          ...(aside && { aside }),
        } satisfies RuleWords,
      ];
    }),
  ) as Record<RuleId, RuleWords>;
}
