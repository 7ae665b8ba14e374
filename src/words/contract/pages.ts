/** The words of the pages beside the run, and of the panel that guides through one. */
import type { State } from '../../../machines/tcp/states.ts';
import type { GridReason } from '../../analysis/grid/reasons.ts';
import type { Loss, Notice, Repair, RepairedBy, Unrepaired } from '../../analysis/losses/index.ts';
import type { QuestionGroup } from '../../cases/questions/index.ts';
import type { GridPolicy, GridWhere } from '../../scenarios/grid/name.ts';
import type { Difference } from '../../trace/differences/index.ts';
import type { Side } from '../../trace/side.ts';
import type { Phrase } from '../phrase.ts';

/** A run as it was and as it was changed, side by side. */
export interface ComparePageWords {
  readonly title: string;
  readonly intro: string;
  /** Instead, where neither of the two was made from the other. */
  readonly pair: string;
  readonly before: string;
  readonly now: string;
  /** An edited run has two to be compared with: the scenario that it was made from, and itself before it was changed. */
  readonly with: string;
  readonly origin: (title: string) => string;
  readonly edited: string;
  readonly toRun: string;
  readonly unchanged: string;
  readonly suggestion: string;
  readonly example: string;
  readonly same: string;
  readonly differences: string;
  /** So many more than are listed. */
  readonly more: (n: number) => string;
  readonly until: (clock: string) => string;
  readonly sameUpToHere: string;
  readonly signs: Readonly<Record<'only' | 'state', string>>;
  readonly clock: string;
  readonly numbered: (n: number) => string;
  readonly difference: (it: Difference) => Phrase;
}

/** Where what is shown is not the whole truth. */
export interface FidelityPageWords {
  readonly title: string;
  readonly intro: string;
  readonly groups: string;
  readonly show: string;
  readonly showNote: (title: string) => string;
  readonly difference: string;
  /** A value of the table, for those who hear it alone. */
  readonly showValue: (value: string, name: string, profile: string) => string;
}

/** What comes out of each segment in each state. */
export interface GridPageWords {
  readonly title: string;
  readonly intro: string;
  readonly state: string;
  readonly policy: string;
  readonly policies: Readonly<Record<GridPolicy, string>>;
  readonly policiesAbout: Readonly<Record<GridPolicy, string>>;
  readonly situations: Readonly<Record<State, string>>;
  readonly notes: Readonly<Record<'SYN_RCVD' | 'TIME_WAIT', string>>;
  readonly caption: (state: string, policy: string) => string;
  readonly arrives: string;
  readonly data: string;
  readonly columns: Readonly<Record<GridWhere, string>>;
  readonly window: (first: string, last: string) => string;
  readonly upTo: (number: string) => string;
  readonly from: (number: string) => string;
  readonly noWindow: string;
  readonly onlyAck: string;
  readonly reasons: Readonly<Record<GridReason, string>>;
  readonly nothing: string;
  readonly waitsAnew: string;
  /** Beside the run of a cell. */
  readonly answer: string;
  readonly stateAfter: string;
  readonly because: string;
  readonly becomes: (state: string) => string;
  readonly stays: string;
  readonly shortNames: string;
  readonly aboutTitle: string;
  readonly about: readonly string[];
}

/** The list of lessons. */
export interface LessonsPageWords {
  readonly title: string;
  readonly intro: string;
  readonly steps: (n: number) => string;
  readonly seen: (n: number, all: number) => string;
  readonly done: string;
}

/** Each segment of a connection lost in turn. */
export interface LossesPageWords {
  readonly title: string;
  readonly intro: string;
  readonly connection: string;
  readonly reading: string;
  readonly summary: string;
  readonly summaryAbout: string;
  /** How it is made good, in a word or two. */
  readonly ways: Readonly<Record<RepairedBy, string>>;
  readonly unrepaired: Readonly<Record<Unrepaired, string>>;
  readonly clean: string;
  readonly cleanAbout: (n: number, us: number) => string;
  /** "The client’s ACK of the FIN is lost" */
  readonly lost: (loss: Loss) => Phrase;
  readonly short: (loss: Loss) => Phrase;
  readonly repair: string;
  readonly takes: string;
  readonly notices: string;
  readonly byWhat: (repair: Repair | Unrepaired) => Phrase;
  readonly howLong: (loss: Loss) => Phrase;
  readonly notice: (side: Side, it: Notice) => Phrase;
  /** Beside the run at the moment of the loss. */
  readonly watch: string;
  readonly open: string;
}

/** The list of wrong claims. */
export interface MythsPageWords {
  readonly title: string;
  readonly intro: string;
  readonly wrong: string;
  readonly show: string;
  readonly citations: string;
}

/** The list of questions, and the interview. */
export interface QuestionsPageWords {
  readonly title: string;
  readonly intro: string;
  readonly groups: Readonly<Record<QuestionGroup, string>>;
  readonly modes: string;
  readonly list: string;
  readonly interview: string;
  readonly search: string;
  readonly found: (n: number, all: number) => string;
  readonly nothing: string;
  readonly citations: string;
  readonly show: string;
  readonly asks: (n: number, all: number) => string;
  readonly askedAgain: string;
  readonly score: (known: number, partly: number, missed: number) => string;
  readonly order: string;
  readonly inOrder: string;
  readonly shuffled: string;
  readonly yourAnswer: string;
  readonly writeOrThink: string;
  /** How long a good answer takes. */
  readonly aim: (seconds: number) => string;
  readonly showAnswer: string;
  readonly youSaid: string;
  readonly answer: string;
  readonly points: string;
  /** So many points are ticked, and what follows from that. */
  readonly rated: (ticked: number, all: number, comesAgain: boolean) => string;
  readonly next: string;
  readonly followUps: string;
  readonly finish: string;
  readonly result: (known: number, all: number) => string;
  readonly toRepeat: string;
  readonly repeat: string;
  readonly fromStart: string;
}

/** The panel that guides through a run. */
export interface PanelWords {
  readonly name: string;
  readonly lesson: string;
  readonly question: string;
  readonly myth: string;
  readonly note: string;
  readonly stepOf: (n: number, all: number) => string;
  readonly back: string;
  readonly next: string;
  readonly finish: string;
  readonly leave: string;
  readonly backTo: (page: string) => string;
  readonly toMoment: string;
  readonly strayed: string;
  /** All that a lesson folds away: the explanation, variables, calls. */
  readonly showAll: string;
  /** Where a step goes back in time, or to another run. */
  readonly earlier: (clock: string) => string;
  readonly otherRun: (title: string) => string;
  /** Leads to this run beside another one. */
  readonly beside: (title: string) => string;
  readonly right: string;
  readonly notQuite: string;
  readonly learned: string;
  readonly nextLesson: (title: string) => string;
}

/** The search for everything. What has a page is called as that page. */
export interface SearchWords {
  readonly title: string;
  readonly placeholder: string;
  readonly groups: Readonly<Record<'scenarios' | 'rules', string>>;
  readonly found: (n: number) => string;
  /** Nothing fits: what can be searched. */
  readonly nothing: string;
}

export interface PageWords {
  readonly compare: ComparePageWords;
  readonly fidelity: FidelityPageWords;
  readonly grid: GridPageWords;
  readonly lessons: LessonsPageWords;
  readonly losses: LossesPageWords;
  readonly myths: MythsPageWords;
  readonly panel: PanelWords;
  readonly questions: QuestionsPageWords;
  readonly search: SearchWords;
}
