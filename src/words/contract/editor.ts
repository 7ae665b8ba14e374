/** The words of the scenario editor and of the export: loaded with the views. */
import type { TogetherRule } from '../../simulation/expected.ts';
import type { Phrase } from '../phrase.ts';

/** The scenario editor, and what can be wrong with what a reader writes. */
export interface EditorWords {
  readonly about: string;
  readonly open: string;
  readonly save: string;
  readonly saved: (file: string) => string;
  readonly cutOff: Readonly<Record<'tooManySteps' | 'tooManySegments' | 'tooLong', string>>;
  readonly mine: (title: string) => string;
  readonly groups: Readonly<Record<'network' | 'ends' | 'client' | 'server' | 'events', string>>;
  readonly fields: Readonly<
    Record<
      | 'name'
      | 'delay'
      | 'jitter'
      | 'loss'
      | 'duplication'
      | 'seed'
      | 'until'
      | 'profile'
      | 'settings'
      | 'iss'
      | 'mss'
      | 'rcvBuf'
      | 'options'
      | 'script'
      | 'faults'
      | 'linkChanges'
      | 'injections',
      string
    >
  >;
  readonly hints: {
    readonly iss: Phrase;
    readonly script: Phrase;
    readonly faults: Phrase;
    readonly linkChanges: Phrase;
    readonly injections: Phrase;
    readonly settings: string;
  };
  readonly octets: string;
  readonly never: string;
  readonly problem: (word: string, expected: string) => string;
  readonly missing: (expected: string) => string;
  readonly entryProblem: (entry: number, word: string, expected: string) => string;
  readonly entryMissing: (entry: number, expected: string) => string;
  readonly tooManyCalls: (most: number) => string;
  readonly kept: string;
  readonly fileTooLarge: (file: string, mostKb: number) => string;
  readonly fileUnreadable: (file: string) => string;
  readonly fileProblem: (file: string, sentence: string) => string;
  readonly linkProblem: (sentence: string) => string;
  readonly linkDamaged: string;
  readonly linkElsewhere: string;
  readonly linkCompressed: string;
  readonly tooLongForLink: string;
  readonly notKept: string;
  /** How many scenarios of a file are in the list now, and how many more there was no room for. */
  readonly imported: (kept: number, left: number) => string;
  readonly expected: {
    readonly whole: (min: number, max: number) => string;
    /** Of a file's field: a time with its unit in quotes, or a number of microseconds. */
    readonly us: (min: string, max: string) => string;
    readonly time: (min: string, max: string) => string;
    readonly octets: (min: number, max: number) => string;
    readonly probability: string;
    readonly percent: string;
    readonly oneOf: (names: string) => string;
    readonly nth: string;
    readonly flag: string;
    readonly name: string;
    readonly tooLong: (most: number) => string;
    readonly list: string;
    readonly tooMany: (most: number) => string;
    readonly some: string;
    readonly object: string;
    readonly noMore: string;
  };
  /** What is wrong with a file or with the scenario of a link: whole sentences. */
  readonly problems: {
    readonly field: (path: string, expected: string) => string;
    readonly whole: (expected: string) => string;
    readonly unknown: (path: string) => string;
    readonly missing: (path: string) => string;
    readonly json: (line: number, column: number) => string;
    /** Of two values, written as `mss = 1460`. */
    readonly together: Readonly<Record<TogetherRule, (one: string, other: string) => string>>;
    readonly jsonEnds: (line: number) => string;
    readonly empty: string;
    readonly encoding: string;
  };
}

/** The export: a run saved as a picture, a film, text or data. */
export interface ExportingWords {
  readonly title: string;
  readonly picture: string;
  readonly pictureAbout: string;
  readonly svg: string;
  readonly svgAbout: string;
  readonly png: string;
  readonly pngAbout: string;
  readonly film: string;
  readonly filmAbout: string;
  readonly from: string;
  readonly to: string;
  readonly speed: string;
  readonly times: (factor: number) => string;
  readonly lasts: (seconds: string, frames: number) => string;
  readonly tooLong: (most: number) => string;
  readonly backwards: string;
  readonly makeFilm: string;
  readonly making: (done: number, all: number) => string;
  readonly cancel: string;
  readonly cancelled: string;
  readonly text: string;
  readonly log: string;
  readonly logAbout: string;
  readonly mermaid: string;
  readonly mermaidAbout: string;
  readonly json: string;
  readonly jsonAbout: string;
  readonly capture: string;
  readonly captureAbout: string;
  readonly scenario: string;
  readonly scenarioAbout: string;
  /** Of a server with many clients. */
  readonly stageAbout: string;
  readonly costs: string;
  readonly costsAbout: string;
  readonly serverJsonAbout: string;
  readonly print: string;
  readonly printAbout: string;
  readonly saved: (name: string) => string;
  readonly failed: string;
}
