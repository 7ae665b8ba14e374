/** The words of the page around the diagram: header, menus, dialogs, notices, help. */
import type { SendReason } from '../../../machines/tcp/effects.ts';
import type { BrokenName, TcpName } from '../../../machines/stacks/profiles.ts';
import type { Fate } from '../../trace/connection.ts';

/** Header, dialogs, notices, and what the parts of the page are called. */
export interface AppWords {
  readonly skip: string;
  readonly skipToPage: string;
  readonly more: string;
  readonly scenario: string;
  /** The title of the one that plays at first. */
  readonly firstScenario: string;
  readonly hintMouse: string;
  readonly hintTouch: string;
  readonly pages: Readonly<
    Record<
      | 'lessons'
      | 'questions'
      | 'myths'
      | 'glossary'
      | 'server'
      | 'captures'
      | 'losses'
      | 'grid'
      | 'compare'
      | 'fidelity',
      string
    >
  >;
  readonly home: string;
  /** The menu of the pages. */
  readonly explore: string;
  readonly guide: string;
  readonly diagram: string;
  readonly sequence: string;
  readonly panelsAbout: string;
  readonly ladderWidth: string;
  readonly explanation: string;
  readonly playback: string;
  readonly openCard: (side: string) => string;
  readonly notLoaded: string;
  readonly notDrawn: string;
}

/** The buttons for all of the page. */
export interface HeaderWords {
  readonly changed: string;
  readonly expand: string;
  readonly shrink: string;
  readonly close: string;
  readonly undo: string;
  readonly redo: string;
  readonly reset: string;
  readonly predict: string;
  readonly profile: string;
  readonly toRun: string;
  readonly language: string;
  /** What two buttons do, beyond their names. */
  readonly compareTitle: string;
  readonly predictAbout: string;
  /** What else a segment of the diagram can be asked, for a reader who has lost one: by mouse, by touch. */
  readonly hintMoreMouse: string;
  readonly hintMoreTouch: string;
  readonly search: string;
  readonly share: string;
  readonly exportRun: string;
  readonly exportTitle: string;
  readonly shareTitle: string;
  readonly help: string;
  readonly theme: string;
  readonly themes: Readonly<Record<'system' | 'light' | 'dark', string>>;
  readonly leavePresenting: string;
  readonly openWhole: string;
}

/** What the page says of itself, once all of it is there. */
export interface MessagesWords {
  /** Why a part of the page is missing. */
  readonly missing: Readonly<Record<'connection' | 'renewed' | 'fault', string>>;
  /** There is a newer version than that of the page. */
  readonly newer: string;
  readonly reload: string;
  readonly later: string;
  readonly dismiss: string;
  /** Shows a message that has been cut. */
  readonly whole: string;
  /** Of a change that the reader has made, taken back or made again. */
  readonly revised: {
    readonly segment: (side: string, label: string, nth: number) => string;
    readonly called: string;
    readonly other: string;
  } & Readonly<
    Record<'drop' | 'deliver' | 'delay' | 'duplicate' | 'asBefore', (what: string) => string>
  >;
  readonly undo: string;
  readonly compare: string;
  readonly nothingToLose: string;
  readonly copied: string;
  readonly copyByHand: string;
  readonly oneFile: string;
  readonly folder: (name: string) => string;
  readonly emptyFile: (name: string) => string;
}

/** The menu of a segment. */
export interface MenuWords {
  readonly title: (flags: string, side: string) => string;
  readonly fields: Readonly<
    Record<
      | 'flags'
      | 'seq'
      | 'ack'
      | 'len'
      | 'wnd'
      | 'mss'
      | 'sent'
      | 'arrives'
      | 'arrivesAgain'
      | 'lost'
      | 'due',
      string
    >
  >;
  readonly fates: Readonly<Record<Fate, string>>;
  readonly byChance: string;
  readonly byScenario: string;
  readonly byReader: string;
  readonly again: (nth: number) => string;
  readonly because: (what: string, why: string) => string;
  readonly reasons: Readonly<Record<SendReason, string>>;
  readonly bytes: (n: number) => string;
  /** Before what the segment did where it arrived. */
  readonly onArrival: string;
  readonly onArrivalAgain: string;
  readonly lose: string;
  readonly restore: string;
  readonly delay: string;
  readonly delayBy: (text: string) => string;
  readonly delayByFull: (text: string) => string;
  readonly ownDelay: string;
  readonly apply: string;
  readonly duplicate: string;
  readonly toSending: string;
  readonly toArrival: string;
  readonly showBytes: string;
  readonly close: string;
}

/** What can be set: the display, the network, the profile. */
export interface OptionsWords {
  readonly display: string;
  readonly letters: string;
  readonly network: string;
  readonly oneWay: (delay: string) => string;
  readonly future: string;
  readonly futures: Readonly<Record<'faint' | 'hidden', string>>;
  readonly numbers: string;
  readonly numberings: Readonly<Record<'absolute' | 'relative' | 'symbols', string>>;
  readonly speed: string;
  readonly times: (n: number) => string;
  /** What playing goes by. */
  readonly pace: string;
  readonly paces: Readonly<Record<'reading' | 'time' | 'steps', string>>;
  readonly trueScale: string;
  readonly trueScaleAbout: string;
  readonly cards: string;
  readonly cardsAbout: string;
  readonly explained: string;
  readonly explainedAbout: string;
  readonly characterKeys: string;
  readonly characterKeysAbout: string;
  readonly zoom: string;
  readonly larger: string;
  readonly smaller: string;
  readonly present: string;
  readonly presentAbout: string;
  readonly linkDelay: string;
  readonly linkDelayAbout: string;
  readonly ownDelay: string;
  readonly set: string;
  readonly profiles: Readonly<Record<TcpName, string>>;
  readonly profilesAbout: Readonly<Record<TcpName, string>>;
  /** How a run is marked whose stack is broken on purpose. */
  readonly isNotTcp: string;
  readonly notTcp: (what: string) => string;
  readonly brokenRun: string;
  readonly toTcp: string;
  readonly besideTcp: string;
  /** What is broken, in a few words, and the clause. */
  readonly broken: Readonly<Record<BrokenName, { readonly name: string; readonly about: string }>>;
  readonly profilesDiffer: string;
  /** Both ends offer SACK, timestamps and window scaling, or do not. */
  readonly todaysOptions: string;
  readonly todaysOptionsAbout: string;
}

/** The list of scenarios. */
export interface ChoosingWords {
  readonly chooseScenario: string;
  readonly filterScenarios: string;
  readonly noScenario: string;
  readonly currentScenario: string;
  readonly makeOwn: string;
  readonly openFile: string;
  /** The reader's own ones, and what can be done with them. */
  readonly mine: string;
  readonly all: string;
  readonly newName: string;
  readonly rename: (title: string) => string;
  readonly saveName: string;
  readonly remove: (title: string) => string;
  readonly removed: (title: string) => string;
  readonly putBack: string;
  readonly saveAll: string;
  readonly gone: string;
}

/** What can be wrong with an address. */
export interface AddressWords {
  readonly problems: {
    readonly tooLong: (length: number, most: number) => string;
    readonly garbled: string;
    readonly unknownScenario: (text: string) => string;
    readonly unknownPage: (text: string) => string;
    readonly unknownPart: (text: string) => string;
    readonly repeated: (part: string) => string;
    readonly tooMany: (part: string, most: number) => string;
    readonly unreadable: (part: string, text: string) => string;
  };
  /** A change of a segment that the side does not send: it sends only so many. */
  readonly neverSent: (side: string, nth: number, sent: number) => string;
  readonly addressParts: Readonly<
    Record<
      'moment' | 'steps' | 'profile' | 'segments' | 'calls' | 'delays' | 'guide' | 'origin',
      string
    >
  >;
}
