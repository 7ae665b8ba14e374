/** What is said of a capture as a whole and of each of its connections in the list, and of a file that cannot be read. */
import type { OpenedBy } from '../../capture/captured.ts';
import type { Completeness } from '../../capture/completeness.ts';
import type { Look } from '../../capture/looks.ts';
import type { Oddity } from '../../capture/oddity.ts';
import type { Beginning, HowEnded } from '../../capture/summary.ts';
import type { CaptureOddity, CaptureProblem } from '../../wire/captureFile/contract.ts';
import type { FrameKind } from '../../wire/packet.ts';
import type { TcpdumpProblem } from '../../wire/tcpdumpText/contract.ts';

/** A text for each kind of a tagged union, from its own numbers. */
export type TextsOf<Union, Tag extends keyof Union> = {
  readonly [K in Union[Tag] & string]: (one: Extract<Union, Readonly<Record<Tag, K>>>) => string;
};

export type ListColumn =
  | 'stream'
  | 'client'
  | 'server'
  | 'frames'
  | 'data'
  | 'retransmissions'
  | 'rtt'
  | 'start'
  | 'duration'
  | 'ending';

/** Texts for a cell of a table: no full stop. */
export interface CaptureListWords {
  readonly columns: Readonly<Record<ListColumn, string>>;
  readonly ending: TextsOf<HowEnded, 'kind'>;
  readonly oddity: TextsOf<Oddity, 'what'>;
  readonly beginning: Readonly<Record<Beginning, string>>;
  readonly openedBy: Readonly<Record<OpenedBy, string>>;
  /** How much of a connection's life was captured. */
  readonly completeness: Readonly<Record<Completeness, string>>;
  /** A span of time, and an amount of data. */
  readonly span: (ns: number) => string;
  readonly size: (octets: number) => string;
  readonly head: CaptureHeadWords;
}

/** The parts of the line above the list. */
export interface CaptureHeadWords {
  readonly connections: (n: number) => string;
  readonly frames: (n: number) => string;
  readonly kind: Readonly<Record<Exclude<FrameKind, 'unknownLink'>, (n: number) => string>>;
  readonly unknownLink: (n: number, linkType: number) => string;
  readonly interfaces: (n: number) => string;
  readonly format: Readonly<Record<'pcap' | 'pcapng' | 'none', string>>;
  /** All of them in one line; `kinds` are of the frames, `rest` is the format and what else there is. */
  readonly line: (parts: {
    readonly connections: string;
    readonly frames: string;
    readonly kinds: readonly string[];
    readonly span: string;
    readonly rest: readonly string[];
  }) => string;
}

export type LookWords = TextsOf<Look, 'what'>;

/** Sentences that go on after the name of the file: "It ends early ...". */
export interface CaptureProblemWords {
  readonly problem: TextsOf<CaptureProblem, 'kind'>;
  readonly oddity: Readonly<
    Record<CaptureOddity['kind'], (at: Pick<CaptureOddity, 'position' | 'count'>) => string>
  >;
  /** Of the text that tcpdump prints: each with its line and column. */
  readonly text: Readonly<Record<TcpdumpProblem['kind'], string>>;
  readonly textAt: (line: number, column: number) => string;
  /** It was printed with names of hosts or ports. */
  readonly named: string;
  readonly noSegments: string;
}
