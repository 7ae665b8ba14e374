/**
 * The contract of the words: what a language has to say, as types written by hand. English in `en/` and Chinese in `zh/` are
 * each held to it, so a missing text is an error in the table that misses it; whoever shows words knows these types alone.
 */
import type { HelpWords } from './help.ts';
import type { RuleId } from '../../../machines/tcp/rules.ts';
import type { Seq } from '../../../machines/tcp/sequence.ts';
import type { State } from '../../../machines/tcp/states.ts';
import type { Time } from '../../../machines/tcp/time.ts';
import type { GridName, GridWhere } from '../../scenarios/grid/name.ts';
import type { ScenarioGroup, ScenarioId } from '../../scenarios/index.ts';
import type { Side } from '../../trace/side.ts';
import type { LossTelling } from '../sentences/loss.ts';
import type { Outlook } from '../sentences/outlook.ts';
import type { Phrase } from '../phrase.ts';
import type { Telling } from '../sentences/telling.ts';
import type {
  CallsWords,
  CaptionWords,
  CardsWords,
  EvidenceWords,
  LadderWords,
  PlayerWords,
  ReportsWords,
  SocketsWords,
} from './diagram.ts';
import type {
  AddressWords,
  AppWords,
  ChoosingWords,
  HeaderWords,
  MenuWords,
  MessagesWords,
  OptionsWords,
} from './page.ts';
import type { OfferWords, WelcomeWords } from './stage.ts';

export type * from './diagram.ts';
export type * from './editor.ts';
export type * from './glossary.ts';
export type * from './guide.ts';
export type * from './guideTexts.ts';
export type * from './help.ts';
export type * from './machine.ts';
export type * from './page.ts';
export type * from './pages.ts';
export type * from './server.ts';
export type * from './roomGuide.ts';
export type * from './stage.ts';
export type * from './views.ts';

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

/** What to say when a segment is lost, which no step of either host tells of. */
export interface LossWords {
  readonly title: (t: LossTelling) => Phrase;
  readonly text: (t: LossTelling) => Phrase;
}

/** The rules whose ids begin so: each file of words holds a few such families. */
export type RulesOf<Family extends string> = Extract<RuleId, `${Family}.${string}`>;

export interface ScenarioWords {
  readonly title: string;
  /** One sentence: what there is to see. */
  readonly about: string;
}

/** Before anything has happened. */
export interface StartWords {
  readonly title: Phrase;
  /** The ends are in the same state, or each in one of its own. */
  readonly bothClosed: Phrase;
  readonly both: (state: State) => Phrase;
  readonly each: (client: State, server: State) => Phrase;
  readonly play: Phrase;
}

/** Where a rule comes from, behind the number of the RFC and its section. */
export interface SourceWords {
  readonly noRfc: string;
  /** Of what no TCP does: "breaks RFC 9293 §3.5". */
  readonly breaks: (section: string) => string;
  /** "RFC 9293 §3.10.7.4, eighth step". */
  readonly step: (section: string, step: number) => string;
}

/** What the sentences about an outlook may speak of. */
export interface OutlookTelling {
  readonly outlook: Outlook;
  readonly peer: Side;
  /** The moment: what is still to come is told by how long it takes from here. */
  readonly at: Time;
  /** Writes a number of the end's own sequence space, and of the other one. */
  readonly own: (n: Seq) => string;
  readonly others: (n: Seq) => string;
}

export interface OutlookWords {
  readonly waitsFor: string;
  readonly ifNothing: string;
  /** Goes on after "Waits for", without a full stop. */
  readonly awaited: (t: OutlookTelling) => Phrase;
  /** One or two sentences: what happens next, and when it is given up. */
  readonly next: (t: OutlookTelling) => Phrase;
}

/** Titles of scenarios that are made by name. */
export interface FamilyWords {
  /** A scenario of the reader's own that has no name. */
  readonly own: string;
  /** The server's program closes so many milliseconds after end of file. */
  readonly closeAfter: (ms: number) => string;
  readonly grid: (cell: Omit<GridName, 'place'> & { readonly where: GridWhere }) => string;
}

/** The words of the page itself that its first picture needs. */
export interface FirstInterfaceWords {
  readonly appName: string;
  readonly app: AppWords;
  readonly cards: CardsWords;
  readonly ladder: LadderWords;
  readonly player: PlayerWords;
  readonly welcome: WelcomeWords;
}

export interface InterfaceWords extends FirstInterfaceWords {
  readonly address: AddressWords;
  readonly calls: CallsWords;
  readonly caption: CaptionWords;
  readonly choosing: ChoosingWords;
  readonly evidence: EvidenceWords;
  readonly header: HeaderWords;
  readonly help: HelpWords;
  readonly menu: MenuWords;
  readonly messages: MessagesWords;
  readonly offers: OfferWords;
  readonly options: OptionsWords;
  readonly sockets: SocketsWords;
  readonly reports: ReportsWords;
}

/** What the first picture of a run is drawn with. Loaded before anything is shown, so nothing is here that can wait. */
export interface FirstWords {
  readonly lang: Language;
  /** The two ends, as they are called within a sentence. */
  readonly sides: Readonly<Record<Side, string>>;
  readonly interface: FirstInterfaceWords;
}

/** All words but those of guides and views: loaded as soon as the first picture is there. */
export interface Words extends FirstWords {
  readonly rules: Readonly<Record<RuleId, RuleWords>>;
  /** For a step that cites no rule worth a sentence. */
  readonly noRule: Readonly<Record<'segment' | 'call' | 'timer', RuleWords>>;
  readonly loss: LossWords;
  readonly start: StartWords;
  readonly source: SourceWords;
  readonly outlook: OutlookWords;
  /** What stands between two sentences. */
  readonly betweenSentences: string;
  readonly groups: Readonly<Record<ScenarioGroup, string>>;
  readonly scenarios: Readonly<Record<ScenarioId, ScenarioWords>>;
  /** What each built-in server with many clients shows, by its id. */
  readonly worlds: Readonly<Record<string, string>>;
  readonly families: FamilyWords;
  readonly interface: InterfaceWords;
}
