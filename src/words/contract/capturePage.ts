/** The words of the page of captures itself: how one is opened, its list, and the controls of a connection. */
import type { ExampleId } from '../../cases/captures.ts';
import type { Sort } from '../../capture/filter.ts';
import type { Vantage } from '../../capture/follow/timing.ts';
import type { LiveEnd } from '../../capture/live.ts';

export interface CapturePageWords {
  readonly title: string;
  readonly intro: string;
  /** Nothing is sent anywhere. */
  readonly stays: string;
  readonly drop: string;
  readonly formats: string;
  /** In a list of what can be looked at. */
  readonly own: string;
  readonly choose: string;
  readonly paste: string;
  readonly pasteLabel: string;
  readonly pasteHint: string;
  readonly read: string;
  readonly pasted: string;
  readonly examples: string;
  readonly examplesAbout: string;
  readonly kept: string;
  readonly keep: string;
  readonly isKept: string;
  readonly remove: (name: string) => string;
  readonly notKept: string;
  readonly gone: string;
  /** What a capture in a link is called, and that the link is damaged. */
  readonly shared: string;
  readonly damaged: string;
  /** The browser has no way to unpack it. */
  readonly cannotUnpack: string;
  readonly noExample: string;
  /** A file that was opened before the page was loaded. */
  readonly notOpened: string;
  readonly live: {
    /** What it is called, while it comes and afterwards. */
    readonly name: string;
    readonly packets: (n: number) => string;
    /** Whether more comes, or why not. */
    readonly phases: Readonly<Record<'on' | 'stopped' | LiveEnd, string>>;
    readonly stop: string;
    /** So many packets of the connection have come that are not shown yet. */
    readonly more: (n: number) => string;
    readonly show: string;
    /** In the place of the list. */
    readonly waiting: string;
  };
  /** The command that sent it is gone, or was never there. */
  readonly nothingComes: string;
  readonly reading: (done: string, of: string) => string;
  readonly stop: string;
  readonly stopped: string;
  readonly again: string;
  readonly another: string;
  readonly unreadable: string;
  readonly failed: string;
  readonly noConnections: string;
  /** So many of them are listed. */
  readonly oddest: (listed: number, all: number) => string;
  /** Behind one complaint about a text: so many more of the kind. */
  readonly more: (n: number) => string;
  readonly list: {
    readonly find: string;
    readonly findHint: string;
    readonly unknown: (word: string) => string;
    readonly nothing: string;
    readonly found: (n: number, all: number) => string;
    readonly sort: string;
    readonly sorts: Readonly<Record<Sort, string>>;
    /** The heads of columns that the list of a command does not have. */
    readonly sockets: string;
    readonly data: string;
    readonly ended: string;
    /** "12 retransmissions", where there is no head above it. */
    readonly again: (n: number) => string;
    readonly rtt: (text: string) => string;
  };
  readonly against: {
    readonly show: string;
    readonly title: string;
    readonly about: string;
    readonly play: string;
    readonly leftOut: (n: number) => string;
  };
  readonly share: {
    readonly title: string;
    readonly about: string;
    readonly addresses: string;
    readonly addressesAbout: string;
    readonly link: string;
    readonly file: string;
    readonly tooLong: (segments: number) => string;
    /** Where no connection is chosen. */
    readonly which: string;
  };
  readonly connection: {
    readonly back: string;
    readonly title: (client: string, server: string) => string;
    readonly verdict: string;
    readonly parts: Readonly<Record<'opening' | 'trouble' | 'ending', string>>;
    readonly cut: (followed: number, all: number) => string;
    readonly vantage: string;
    readonly vantages: Readonly<Record<Vantage | 'inferred', string>>;
    readonly stack: string;
    readonly stacks: Readonly<Record<'inferred' | 'linux' | 'rfc', string>>;
    /** What follows from one that was chosen. */
    readonly stackAbout: string;
    readonly numbers: string;
    readonly numbering: Readonly<Record<'relative' | 'absolute', string>>;
    readonly packets: string;
    readonly packetsAbout: string;
    readonly columns: {
      readonly frame: string;
      readonly time: string;
      readonly segment: string;
      readonly said: string;
    };
  };
}

/** What each capture of the gallery is called, and what there is to find in it. */
export type CaptureExampleWords = Readonly<
  Record<ExampleId, { readonly title: string; readonly story: string }>
>;
