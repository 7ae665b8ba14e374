/**
 * How the cost of building something grows with the length of a run: a process for each thing, for one that takes too
 * long can only be stopped from outside. Called with the name of a thing, it measures that and tells its parent.
 */
import type { ConnectionTrace } from '../../src/trace/connection.ts';
import { foldOf } from '../../src/trace/fold/index.ts';
import { logOf } from '../../src/trace/log.ts';
import { frameAt } from '../../src/trace/moment.ts';
import { layoutLadder } from '../../src/views/ladder/layout.ts';
import { firstWords } from '../../src/words/en/first.ts';
import { loadChunk } from '../../src/words/lexicon.ts';
import { captionOf } from '../../src/words/sentences/caption.ts';
import { longScenario, longTrace } from './longRun.ts';
import { costOf } from './ratio.ts';

export const SHORT = 2_000;
export const LONG = 20_000;

/** What a process tells while it measures: costs in microseconds. */
export type Told =
  { readonly begun: 'long' } | { readonly length: 'short' | 'long'; readonly cost: number };

/** Makes ready, and gives what is to be measured: it is done once, for a trace may remember what it was asked. */
type Thing = (segments: number) => () => unknown;

const words = await loadChunk('full', 'en');
const ofTrace =
  (ask: (trace: ConnectionTrace) => unknown): Thing =>
  (segments) => {
    const trace = longTrace(longScenario(segments), segments);
    return () => ask(trace);
  };

const THINGS: Readonly<Record<string, Thing>> = {
  simulate: (segments) => {
    const scenario = longScenario(segments);
    return () => longTrace(scenario, segments);
  },
  fold: ofTrace(foldOf),
  log: ofTrace((trace) => logOf(trace)),
  // Often, for one look-up is too short to be measured.
  moments: ofTrace((trace) => {
    for (let round = 0; round < 50; round++) for (const { at } of trace.steps) frameAt(trace, at);
  }),
  captions: ofTrace((trace) => trace.steps.map((step) => captionOf(words, trace, step))),
  ladder: (segments) => {
    const trace = longTrace(longScenario(segments), segments);
    const fold = foldOf(trace);
    const options = {
      width: 720,
      height: 600,
      fold,
      number: (_side: unknown, n: number) => String(n),
      words: firstWords.interface.ladder,
    };
    return () => layoutLadder(trace, options);
  },
};
export const THING_NAMES = Object.keys(THINGS);

const TURNS = 4;

/** Without clearing up what was made before. */
function costAlone(work: () => unknown): number {
  globalThis.gc?.();
  return costOf(work);
}

function measure(thing: Thing): void {
  const tell = (told: Told) => process.send?.(told);
  // The first time includes what the engine does to make it fast.
  thing(SHORT)();
  for (let turn = 0; turn < TURNS; turn++) {
    const short = thing(SHORT);
    tell({ length: 'short', cost: costAlone(short) });
    const long = thing(LONG);
    tell({ begun: 'long' });
    tell({ length: 'long', cost: costAlone(long) });
  }
}

const asked = THINGS[process.argv[2] ?? ''];
if (process.send && asked) {
  measure(asked);
  process.disconnect();
}
