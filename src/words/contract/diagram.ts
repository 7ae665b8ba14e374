/** The words of the diagram and of what stands around it: needed by the first picture of a run. */
import type { Report, TimerName } from '../../../machines/tcp/effects.ts';
import type { CallName } from '../../trace/calls.ts';
import type { TraceEnd } from '../../trace/connection.ts';
import type { Side } from '../../trace/side.ts';

/** The sequence diagram. What stands along the slants is short: it stands between two lines. */
export interface LadderWords {
  readonly name: string;
  readonly segments: string;
  readonly list: string;
  /** Of a long run's list, a part at a time is told. */
  readonly part: {
    readonly which: (from: number, to: number, all: number) => string;
    readonly first: string;
    readonly previous: string;
    readonly next: string;
    readonly last: string;
    readonly number: string;
  };
  readonly backToNow: string;
  readonly dragClock: string;
  /** A stretch in which nothing happens. */
  readonly pass: (us: number) => string;
  readonly lost: string;
  readonly delayed: string;
  readonly copy: string;
  readonly injected: string;
  readonly again: string;
  readonly againAfter: (rtoUs: number) => string;
  readonly againFast: string;
  readonly againProbe: string;
  /** What it carries had arrived, or was about to; and the sender found out. */
  readonly needless: string;
  readonly undone: string;
  readonly probe: string;
  readonly keepAlive: string;
  readonly call: (it: { readonly call: string; readonly bytes?: number }) => string;
  /** A call that the program makes in a second thread, while the first is blocked. */
  readonly fromThread: (call: string) => string;
  readonly timer: (it: {
    readonly timer: TimerName;
    readonly lengthUs: number;
    readonly outcome: 'fired' | 'running' | 'stopped' | 'restarted';
  }) => string;
  readonly ends: Readonly<Record<TraceEnd, string>>;
  /** A segment for those who do not see the diagram: who, what, what becomes of it. */
  readonly segment: (from: string, text: string, remarks: readonly string[]) => string;
  readonly sentAndArrives: (sent: string, arrives: readonly string[]) => string;
  readonly sentAt: (sent: string) => string;
  readonly arrivesAt: (at: string) => string;
}

/** The two cards: an endpoint’s state, timers, variables and calls. */
export interface CardsWords {
  readonly names: Readonly<Record<Side, string>>;
  readonly notes: Readonly<
    Record<'closedFirst' | 'closedSecond' | 'closedBoth' | 'aborted' | 'active' | 'passive', string>
  >;
  readonly timers: Readonly<Record<TimerName, string>>;
  /** Where there is little room. */
  readonly shortTimers: Readonly<Record<TimerName, string>>;
  /** After so many retransmissions in vain. */
  readonly again: (times: number) => string;
  readonly timersTitle: string;
  readonly noTimer: string;
  readonly sendTitle: string;
  readonly receiveTitle: string;
  readonly variablesTitle: string;
  readonly justChanged: string;
  readonly unsent: string;
  readonly unread: string;
  readonly held: string;
  readonly bytes: (n: number) => string;
  readonly seconds: (n: string) => string;
  readonly milliseconds: (n: string) => string;
}

/** What an application is told, in the words of RFC 9293. */
export interface ReportsWords {
  readonly told: string;
  readonly texts: Readonly<Record<Report, string>>;
}

/** The calls that an application can make now. */
export interface CallsWords {
  readonly title: (side: string) => string;
  readonly names: Readonly<Record<CallName, string>>;
  readonly about: Readonly<Record<CallName, string>>;
  readonly sendBytes: (n: number) => string;
  readonly more: string;
  readonly notNow: string;
}

/** What stands around the explanation of a step. */
export interface CaptionWords {
  readonly source: string;
  /** Spoken after the sentence. */
  readonly stateChange: (side: string, from: string, to: string) => string;
  readonly also: string;
  /** Before the explanation, where the segment that came changed nothing. */
  readonly ignored: Readonly<Record<'silently' | 'answered', string>>;
  readonly changedNothing: string;
}

/** How what is told of a connection that was captured is known. Nothing is said of what was seen, but in the key to the signs. */
export interface EvidenceWords {
  /** A tag, and the sentence behind it. */
  readonly marks: Readonly<Record<'inferred' | 'assumed', string>>;
  readonly about: Readonly<Record<'inferred' | 'assumed', string>>;
  /** The key to the signs of the diagram. */
  readonly key: string;
  readonly signs: Readonly<Record<'seen' | 'inferred' | 'assumed', string>>;
  /** Of an end whose state no later packet shows. */
  readonly state: string;
  /** Why some values are grey. */
  readonly grey: string;
  /** Of a captured segment: what of it is not shown. */
  readonly unkept: string;
  /** The segments of a diagram in which nothing can be lost, and the keys for them. */
  readonly segments: string;
  /** A time that is an estimate. */
  readonly estimate: (time: string) => string;
}

/** The playback controls. */
export interface PlayerWords {
  readonly play: string;
  readonly pause: string;
  readonly playAgain: string;
  readonly toStart: string;
  readonly stepBack: string;
  readonly stepForward: string;
  readonly nextTimer: string;
  readonly timeline: string;
  /** Of a long run, while it is simulated. */
  readonly growing: (segments: number) => string;
  readonly stopGrowing: string;
  readonly clock: (now: string, end: string) => string;
  readonly withKey: (label: string, key: string) => string;
}

/** The programs and their socket calls. */
export interface SocketsWords {
  readonly programs: string;
  readonly program: string;
  readonly language: string;
  readonly lanes: string;
  readonly lanesAbout: string;
  /** Instead of the program, the variables of the connection. */
  readonly variables: string;
  readonly instead: string;
  readonly noCalls: string;
  readonly toCall: string;
  readonly activities: Readonly<Record<'calls' | 'waits' | 'sleeps' | 'crashes', string>>;
}
