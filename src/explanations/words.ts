/**
 * All words of synfin, as a type: a language is an object of this type, so a missing text does not compile.
 * English is in `en/`, Chinese in `zh/`; each is loaded when it is used.
 */
import type { RuleId, RuleSource } from '../../machines/tcp/rules.ts';
import type { ScenarioGroup, ScenarioId } from '../scenarios/ids.ts';
import type { Side } from '../simulation/scenario.ts';
import type { EndView } from '../simulation/trace.ts';
import type { InterfaceWords } from './en/interface.ts';
import type { Phrase } from './phrase.ts';
import type { Telling } from './telling.ts';

export type Language = 'en' | 'zh-CN';

/** What to say when a rule is applied: one sentence that says what happened, and a few that say why. */
export interface RuleWords {
  /** One short sentence, at most about 80 characters, with its full stop. */
  readonly title: (t: Telling) => Phrase;
  /** One to three sentences with the step's own numbers. */
  readonly text: (t: Telling) => Phrase;
  /** Said of this rule after the text of a louder one, in place of the title; null: nothing to add. */
  readonly aside?: (t: Telling) => Phrase | null;
}

/** The rules whose ids begin so: each file of words holds a few such families. */
export type RulesOf<Family extends string> = Extract<RuleId, `${Family}.${string}`>;

export interface ScenarioWords {
  readonly title: string;
  /** One sentence: what there is to see. */
  readonly about: string;
}

export interface Words {
  readonly lang: Language;
  /** The two ends, as they are called within a sentence. */
  readonly sides: Readonly<Record<Side, string>>;
  readonly rules: Readonly<Record<RuleId, RuleWords>>;
  /** For a step that cites no rule worth a sentence. */
  readonly noRule: Readonly<Record<'segment' | 'call' | 'timer', RuleWords>>;
  /** Before anything has happened. */
  readonly start: (ends: Readonly<Record<Side, EndView>>) => {
    readonly title: Phrase;
    readonly text: Phrase;
  };
  /** Where a rule comes from: "RFC 9293 §3.10.7.4, eighth step". */
  readonly source: (source: RuleSource) => string;
  /** What stands between two sentences. */
  readonly betweenSentences: string;
  readonly groups: Readonly<Record<ScenarioGroup, string>>;
  readonly scenarios: Readonly<Record<ScenarioId, ScenarioWords>>;
  readonly interface: InterfaceWords;
}
