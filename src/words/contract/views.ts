/** The words of the views that are loaded when they are looked at. */
import type { FieldWord } from '../../wire/fields.ts';
import type { LogRemarks } from '../../trace/log.ts';
import type { Side } from '../../trace/side.ts';
import type { Phrase } from '../phrase.ts';
import type { HeaderFacts } from '../sentences/headerFacts.ts';
import type { WhyTimer } from '../sentences/whyTimer.ts';
import type { EditorWords, ExportingWords } from './editor.ts';
import type { MachineWords } from './machine.ts';

/** The log. What its lines show of segments, states and calls is the same in every language, and not among them. */
export interface LogWords {
  readonly name: string;
  readonly filter: string;
  readonly kinds: Readonly<Record<'segment' | 'state' | 'timer' | 'call', string>>;
  readonly find: string;
  readonly example: string;
  readonly count: (shown: number, all: number) => string;
  readonly nothing: string;
  readonly notYet: string;
  readonly copy: string;
  readonly copyAbout: string;
  readonly copied: (lines: number) => string;
  readonly copyTitle: string;
  readonly copyByHand: string;
  readonly remarks: LogRemarks;
}

/** The segment inspector. Names of fields are those of RFC 9293, 3.1. */
export interface SegmentWords {
  readonly name: string;
  readonly picture: string;
  readonly fields: Readonly<Record<FieldWord, string>>;
  /** As the RFC cuts them short in its figure. */
  readonly shortFields: Readonly<Record<'dataOffset' | 'reserved', string>>;
  readonly meanings: Readonly<Record<FieldWord, (f: HeaderFacts) => Phrase>>;
  readonly field: (name: string, bits: string, value: string) => string;
  readonly bits: (n: number) => string;
  readonly bytes: (n: number) => string;
  readonly which: (flags: string, nth: number, side: string) => string;
  readonly flight: (flags: string, nth: number, side: string) => string;
  readonly previous: string;
  readonly next: string;
  readonly follow: string;
  readonly followAbout: string;
  readonly none: string;
  /** Then: which one will be the first, and the way there. */
  readonly first: (flags: string, side: string, when: string) => string;
  readonly toFirst: string;
  readonly fates: Readonly<Record<'underway' | 'arrived' | 'lost' | 'unsent', string>>;
  readonly sent: (when: string) => string;
  readonly arrives: (when: string) => string;
  readonly goTo: (what: string) => string;
  readonly pick: string;
  readonly previousField: string;
  readonly nextField: string;
  readonly clear: string;
  /** Beside a number that the page writes in another way. */
  readonly onWire: (number: string) => string;
  readonly takenFrom: string;
  readonly follows: string;
  readonly related: string;
  readonly nothing: string;
  readonly nothingLost: (side: string) => string;
  readonly nothingYet: (side: string) => string;
  readonly hows: Readonly<
    Record<
      'acknowledged' | 'acknowledges' | 'sameNumbers' | 'answers' | 'starts' | 'stops' | 'restarts',
      string
    >
  >;
  readonly lost: string;
  readonly timer: (name: string) => string;
  readonly bytesTitle: string;
  readonly bytesAbout: (n: number) => string;
  readonly showAll: (n: number) => string;
  readonly showLess: string;
  readonly pseudoTitle: string;
  readonly assumedTitle: string;
  readonly assumed: (client: string, server: string) => string;
}

/** The sequence spaces and timers. Names of variables and figures are those of the RFC. */
export interface SpaceWords {
  readonly streams: string;
  readonly stream: (from: string, to: string) => string;
  readonly captions: Readonly<Record<'send' | 'receive', (side: string) => string>>;
  readonly bars: Readonly<Record<'send' | 'receive', (side: string) => string>>;
  readonly pieces: (side: string) => string;
  readonly terms: Readonly<
    Record<
      | 'acknowledged'
      | 'flight'
      | 'usable'
      | 'usableAfterFin'
      | 'heldBack'
      | 'waiting'
      | 'taken'
      | 'read'
      | 'unread'
      | 'window'
      | 'held'
      | 'beyondSend'
      | 'beyondReceive'
      | 'windowUnknown'
      | 'next',
      string
    >
  >;
  readonly figures: Readonly<Record<'send' | 'receive', string>>;
  readonly of: (part: string, whole: string) => string;
  readonly memory: (part: string, whole: string) => string;
  readonly folded: string;
  readonly none: Readonly<Record<'CLOSED' | 'LISTEN', (side: string) => string>>;
  readonly numbersUnknown: (side: string, other: string) => string;
  readonly otherConnection: string;
  readonly kinds: Readonly<Record<'inFlight' | 'probe' | 'held', string>>;
  readonly numbers: (first: string, last: string) => string;
  readonly sentTimes: (n: number) => string;
  /** What the sender takes a segment for. */
  readonly marks: Readonly<Record<'sacked' | 'lost' | 'resent', string>>;
  /** What would leave next, by its first number; and where the windows hold it back. */
  readonly next: Readonly<Record<'lost' | 'new', (from: string) => string>>;
  readonly nothingNext: string;
  readonly noRoom: (next: string) => string;
  readonly piece: (parts: readonly string[]) => string;
  readonly hint: string;
  /** Of a connection that was captured: what its spaces leave out, and why. */
  readonly untold: string;
  readonly foreign: string;
  readonly timersOf: (side: string) => string;
  readonly left: (left: string, whole: string) => string;
  readonly leftAbout: (left: string, whole: string) => string;
  readonly why: (why: WhyTimer) => Phrase;
  readonly late: (us: number) => Phrase;
}

/** The state diagram. Events and actions are put as figure 5 of the RFC puts them. */
export interface StatesWords {
  readonly name: string;
  readonly about: string;
  readonly arrows: Readonly<
    Record<
      | 'CLOSED>LISTEN'
      | 'LISTEN>CLOSED'
      | 'CLOSED>SYN_SENT'
      | 'SYN_SENT>CLOSED'
      | 'LISTEN>SYN_RCVD'
      | 'SYN_RCVD>LISTEN'
      | 'LISTEN>SYN_SENT'
      | 'SYN_SENT>SYN_RCVD'
      | 'SYN_RCVD>ESTABLISHED'
      | 'SYN_SENT>ESTABLISHED'
      | 'SYN_RCVD>FIN_WAIT_1'
      | 'ESTABLISHED>FIN_WAIT_1'
      | 'ESTABLISHED>CLOSE_WAIT'
      | 'FIN_WAIT_1>CLOSING'
      | 'FIN_WAIT_1>FIN_WAIT_2'
      | 'CLOSE_WAIT>LAST_ACK'
      | 'FIN_WAIT_2>TIME_WAIT'
      | 'CLOSING>TIME_WAIT'
      | 'LAST_ACK>CLOSED'
      | 'TIME_WAIT>CLOSED',
      { readonly event: string; readonly action: string }
    >
  >;
  readonly tokens: Readonly<Record<Side, string>>;
  readonly arrow: (from: string, to: string) => string;
  readonly taken: (who: string) => { before: string; after: string };
  readonly willTake: (who: string) => { before: string; after: string };
  readonly notTaken: string;
  readonly possible: (who: string) => string;
  readonly seek: (when: string) => string;
  readonly pick: string;
  readonly release: string;
  readonly undrawn: string;
  readonly told: string;
  readonly isIn: (who: string, state: string) => string;
  readonly timer: (name: string, left: string) => string;
  readonly nextOf: (who: string) => string;
  readonly canGo: (state: string, event: string) => string;
  readonly walkedSoFar: string;
  readonly nothingWalked: string;
  readonly went: (who: string, from: string, to: string, when: string) => string;
}

/**
 * The words of each view under the name of its file. A view that is added declares its own in its file of English words:
 *
 *     declare module '../../contract/views.ts' {
 *       interface ViewWords {
 *         readonly rtt: RttWords;
 *       }
 *     }
 */
export interface ViewWords {
  readonly editor: EditorWords;
  readonly exporting: ExportingWords;
  readonly log: LogWords;
  readonly machine: MachineWords;
  readonly segment: SegmentWords;
  readonly space: SpaceWords;
  readonly states: StatesWords;
}
