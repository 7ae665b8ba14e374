/** `npm run capture -- FILE FILE`: two captures, one of each end: the connections of both, and one of them as both saw it. */
import type { CapturedConnection } from '../capture/captured.ts';
import type { CaptureList } from '../capture/open.ts';
import { clockDifference, type NoPair, type PairedCaptures } from '../capture/pair/pair.ts';
import { oneFile } from '../capture/pair/oneFile.ts';
import { sameConnectionIn } from '../capture/pair/sameConnection.ts';
import { twoFiles } from '../capture/pair/twoFiles.ts';
import type { ConnectionSummary } from '../capture/summary.ts';
import { capture } from '../words/en/capture.ts';
import { pairSentences } from '../words/sentences/capturePair.ts';
import { isPipe } from './captureInput.ts';
import { tableLines } from './captureTable.ts';
import { connectionIn, scannedFile, type ScannedFile } from './captureTwice.ts';
import { quoted } from './readText.ts';
import { Mistake } from './terminal.ts';

const words = capture.pair;

/** `refuse` is told of each list: nothing of it could be read, perhaps. */
export function openBoth(
  paths: readonly [string, string],
  refuse: (path: string, list: CaptureList) => void,
): readonly [ScannedFile, ScannedFile] {
  const scanned = (path: string): ScannedFile => {
    if (path === '-' || isPipe(path))
      throw new Mistake('Two captures are read more than once: they need files.');
    const file = scannedFile(path);
    refuse(path, file.list);
    return file;
  };
  return [scanned(paths[0]), scanned(paths[1])];
}

interface InBoth {
  readonly one: ConnectionSummary;
  readonly others: readonly ConnectionSummary[];
}

const inBoth = (first: ScannedFile, second: ScannedFile): InBoth[] => {
  const sameAs = sameConnectionIn(second.list.connections);
  return first.list.connections.map((one) => ({ one, others: sameAs(one) }));
};

type Choose = (all: readonly ConnectionSummary[]) => readonly ConnectionSummary[];

/** What both have, with the sentences on the longest of them; then what one alone has. */
export function pairedLists(first: ScannedFile, second: ScannedFile, choose: Choose): string[] {
  const all = inBoth(first, second);
  const both = all.filter(({ others }) => others.length > 0);
  const known = new Set(both.flatMap(({ others }) => others));
  const onlyFirst = all.filter(({ others }) => others.length === 0).map(({ one }) => one);
  const onlySecond = second.list.connections.filter((one) => !known.has(one));
  const [longest] = [...both].sort((a, b) => segmentsOf(b.one) - segmentsOf(a.one));
  const pair = longest && pairIn(first, second, longest);
  return [
    ...(pair === undefined ? [] : [sentences(pair, first, second)]),
    words.list.both(both.length),
    ...table(choose(both.map(({ one }) => one))),
    ...only('first', choose(onlyFirst)),
    ...only('second', choose(onlySecond)),
  ];
}

const segmentsOf = ({ from: { client, server } }: ConnectionSummary): number =>
  client.segments + server.segments;

const table = (all: readonly ConnectionSummary[]): string[] =>
  all.length === 0 ? [] : tableLines(all);

const only = (nth: 'first' | 'second', all: readonly ConnectionSummary[]): string[] =>
  all.length === 0 ? [] : ['', words.list.only(nth, all.length), ...tableLines(all)];

/** A connection of the first file as both saw it, and what is to be said of that. */
export function pairedFlow(
  first: ScannedFile,
  second: ScannedFile,
  one: ConnectionSummary,
): { readonly connection: CapturedConnection; readonly said: string } {
  const others = sameConnectionIn(second.list.connections)(one);
  if (others.length === 0) {
    const name = quoted(first.path);
    throw new Mistake(`Connection ${one.stream} of ${name} is not in ${quoted(second.path)}.`);
  }
  const pair = pairIn(first, second, { one, others });
  if (typeof pair === 'string') throw new Mistake(words.noPair[pair]);
  return { connection: pair.connection, said: sentences(pair, first, second) };
}

/** Of one file: where it holds both, that is said. */
export function flowOf(connection: CapturedConnection) {
  const { connection: whole, pair } = oneFile(connection);
  return {
    connection: whole,
    said: pair === null ? null : pairSentences(pair, null, words).join(words.gap),
  };
}

const sentences = (
  pair: PairedCaptures | NoPair,
  first: ScannedFile,
  second: ScannedFile,
): string =>
  typeof pair === 'string'
    ? words.noPair[pair]
    : pairSentences(
        pair,
        clockDifference(pair, first.list.firstAt, second.list.firstAt),
        words,
      ).join(words.gap);

/** So many that it may be are looked into. */
const MOST_TRIED = 4;

function pairIn(
  first: ScannedFile,
  second: ScannedFile,
  { one, others }: InBoth,
): PairedCaptures | NoPair {
  const own = connectionIn(first, one);
  let refused: NoPair = 'nothingInCommon';
  for (const other of others.slice(0, MOST_TRIED)) {
    const pair = twoFiles(own, connectionIn(second, other));
    if (typeof pair !== 'string') return pair;
    if (pair !== 'nothingInCommon') refused = pair;
  }
  return refused;
}
