/** The words of the page of a server with many clients: loaded with it. */
import type { ClientState } from '../../trace/worldState.ts';
import type { WorkerSpanKind } from '../../trace/workerSpans.ts';
import type { Wait } from '../../trace/worldWaits.ts';
import type { WorldSentences } from '../sentences/worldHappening.ts';
import type { WhySentences } from '../sentences/worldWhy.ts';

/** What a reader sets, by the names of `app/pages/server/knobs.ts`. */
export type ServerKnob =
  | 'model'
  | 'clients'
  | 'rhythm'
  | 'io'
  | 'cpu'
  | 'workers'
  | 'cores'
  | 'backlog'
  | 'somaxconn'
  | 'cookies'
  | 'abort'
  | 'handler'
  | 'gil'
  | 'delay'
  | 'patience'
  | 'requests';

export interface ServerWords {
  readonly title: string;
  readonly intro: string;
  readonly scenario: string;
  readonly models: Readonly<Record<string, string>>;
  readonly knobs: Readonly<Record<ServerKnob, string>>;
  readonly cookieValues: Readonly<Record<'0' | '1' | '2', string>>;
  readonly handlers: Readonly<Record<'awaits' | 'blocks', string>>;
  readonly together: string;
  readonly settings: string;
  readonly more: string;
  readonly reset: string;
  readonly simulating: (happenings: number, atUs: number) => string;
  readonly stop: string;
  /** It was stopped there, and nothing is shown. */
  readonly stopped: (happenings: number, atUs: number) => string;
  readonly again: string;
  readonly cut: string;

  readonly clients: string;
  readonly network: string;
  readonly kernel: string;
  readonly process: string;
  readonly states: Readonly<Record<ClientState, string>>;
  /** What a client believes, and what the server has of it. */
  readonly belief: (it: {
    readonly name: string;
    readonly state: ClientState;
    readonly sinceUs: number;
    readonly isIgnored: boolean;
    readonly synsDropped: number;
    readonly place: 'none' | 'synQueue' | 'acceptQueue' | 'program' | 'over';
    readonly nth: number;
  }) => string;
  readonly openLadder: (name: string) => string;
  readonly ladderOf: (name: string) => string;
  readonly back: string;
  readonly lose: (what: string, name: string) => string;
  readonly loseHint: string;
  readonly lost: string;
  readonly undo: string;
  /** Done at the moment that is shown: a worker is stopped or goes on, listen() once more, a client resets. */
  readonly pauseWorker: (worker: string) => string;
  readonly resumeWorker: (worker: string) => string;
  readonly listenNow: string;
  readonly resetNow: string;

  readonly synQueue: string;
  readonly synQueueAbout: string;
  readonly acceptQueue: string;
  readonly acceptQueueAbout: string;
  readonly listener: (nth: number) => string;
  readonly notListening: string;
  readonly closed: string;
  readonly empty: string;
  readonly full: string;
  readonly retry: (nth: number, inUs: number) => string;
  readonly moreOf: (n: number) => string;
  readonly free: (n: number) => string;
  readonly sleepers: string;
  readonly nobodySleeps: string;

  readonly worker: (unit: 'thread' | 'process' | 'task', nth: number) => string;
  readonly lanes: string;
  readonly spans: Readonly<Record<WorkerSpanKind, string>>;
  readonly onCore: (core: number) => string;
  readonly serves: (name: string) => string;
  readonly waitsIn: (call: string) => string;
  readonly ended: string;
  readonly descriptors: string;
  readonly watched: string;
  readonly ready: string;
  readonly walked: (n: number) => string;

  /** The text of the server program. */
  readonly program: string;
  readonly language: string;
  readonly several: (unit: 'thread' | 'process' | 'task', n: number) => string;
  /** Said before the name of who is at a line. */
  readonly here: (doing: string) => string;
  readonly noProgram: (language: string, model: string) => string;

  readonly costs: string;
  readonly costsAbout: string;
  readonly lines: Readonly<Record<string, string>>;
  readonly waiting: string;
  readonly waitingAbout: string;
  readonly waits: Readonly<Record<Wait, string>>;
  readonly unanswered: string;
  readonly now: string;

  readonly terminal: string;
  readonly terminalTabs: Readonly<Record<'ss' | 'nstat' | 'trace', string>>;
  readonly noCalls: string;

  readonly play: string;
  readonly pause: string;
  readonly toStart: string;
  readonly stepBack: string;
  readonly stepForward: string;
  readonly timeline: string;
  readonly clock: (now: string, end: string) => string;
  readonly speed: string;
  readonly copyLink: string;
  readonly saveFile: string;

  readonly compare: string;
  readonly compareAbout: string;
  readonly compareTwo: string;
  readonly compareAll: string;
  readonly against: string;
  readonly versus: (it: {
    readonly one: string;
    readonly other: string;
    readonly oneUs: number | null;
    readonly otherUs: number | null;
    readonly oneAnswered: number;
    readonly otherAnswered: number;
    readonly clients: number;
    readonly oneWorkers: number;
    readonly otherWorkers: number;
    readonly oneSwitches: number;
    readonly otherSwitches: number;
  }) => string;
  readonly columns: Readonly<
    Record<
      | 'model'
      | 'answered'
      | 'median'
      | 'longest'
      | 'workers'
      | 'descriptors'
      | 'switches'
      | 'calls',
      string
    >
  >;
  readonly lasting: (us: number) => string;

  readonly begins: string;
  readonly happening: WorldSentences;
  /** Behind it, why. */
  readonly why: WhySentences;
}
