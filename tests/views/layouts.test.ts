/**
 * Every pure layout, of a run or two, as a reviewed text in tests/fixtures/layouts: a mark that moves is seen as a line that
 * changes. One that is missing is written; after a change that is meant, `npx vitest run tests/views/layouts -u` writes it.
 */
import { describe, expect, test } from 'vitest';
import { rowsOf } from '../../src/analysis/grid/cells.ts';
import { lossesOf } from '../../src/analysis/losses/index.ts';
import { programsOf } from '../../src/analysis/sockets/programsOf.ts';
import { pictureOf } from '../../src/app/pages/lessons/pictures.ts';
import { numbersIn } from '../../src/scenarios/grid/grid.ts';
import { scenarioById, type ScenarioId } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { compare } from '../../src/trace/differences/index.ts';
import { foldOf, foldsOf } from '../../src/trace/fold/index.ts';
import { endAfter } from '../../src/trace/moment.ts';
import { peerOf, SIDES, type Side } from '../../src/trace/side.ts';
import { badgesOf, runMarks } from '../../src/views/compare/layout.ts';
import { tableOf } from '../../src/views/grid/layout.ts';
import { boxesOf } from '../../src/views/header/layout.ts';
import { encodeFlight } from '../../src/views/header/octets.ts';
import { DETAILS } from '../../src/views/ladder/details.ts';
import { layoutLadder } from '../../src/views/ladder/layout.ts';
import { measuresFor } from '../../src/views/ladder/measures.ts';
import { layoutPicture } from '../../src/views/lessons/layout.ts';
import { layoutMini } from '../../src/views/miniLadder/layout.ts';
import * as socketLanes from '../../src/views/sockets/socketLanes.ts';
import { drawStream } from '../../src/views/space/layout.ts';
import { receiveSpace, sendSpace } from '../../src/views/space/spaces.ts';
import { tokensAt, walksOf } from '../../src/views/states/layout.ts';
import { guideWords } from '../../src/words/en/guide/index.ts';
import { words } from '../../src/words/en/index.ts';
import { marksText } from './marksText.ts';

const runOf = (id: ScenarioId) => simulate(scenarioById(id));

function ladderOf(id: ScenarioId, width: number, withLanes = false) {
  const trace = runOf(id);
  return layoutLadder(trace, {
    width,
    height: 600,
    fold: foldOf(trace),
    number: (_side, seq) => String(seq),
    words: words.interface.ladder,
    details: DETAILS,
    ...(withLanes && { sockets: { ...socketLanes, programs: programsOf(trace) } }),
  });
}

/** Both streams after the first step in which data is in flight. */
function spaceOf(id: ScenarioId, width: number) {
  const trace = runOf(id);
  const step = trace.steps.find(({ after }) => (after.tcb?.inFlight.length ?? 0) > 1);
  const after = (side: Side) => (step ? endAfter(trace, side, step.index).tcb : null);
  return Object.fromEntries(
    SIDES.map((side) => {
      const [own, other] = [after(side), after(peerOf(side))];
      const spaces = {
        send: own ? sendSpace(own) : null,
        receive: other ? receiveSpace(other) : null,
      };
      return [side, Object.values(drawStream({ ...spaces, width, number: String }))];
    }),
  );
}

function statesOf(id: ScenarioId) {
  const trace = runOf(id);
  const fold = foldOf(trace);
  const walks = walksOf(trace);
  const moments = trace.steps.map(({ index: step }) => ({
    step,
    folded: fold.ofStep(step).done + 5,
  }));
  return { walks, tokens: moments.map((at) => tokensAt(walks, { fold, ...at, calm: false })) };
}

function miniOf(id: ScenarioId, nth: number) {
  const loss = lossesOf(scenarioById(id)).losses[nth]!;
  const { trace, flight, repair } = loss;
  return layoutMini(trace, {
    ...{ width: 280, scale: 0.42, fold: foldOf(trace), words: words.interface.ladder },
    ...{ lost: flight.index, repair: typeof repair === 'string' ? null : repair.flight.index },
  });
}

function comparisonOf(id: ScenarioId, lost: number) {
  const scenario = scenarioById(id);
  const faults = [{ match: { from: 'client', nth: lost }, do: 'drop' }] as const;
  const [before, now] = [simulate(scenario), simulate({ ...scenario, faults })];
  const comparison = compare(before, now);
  const [foldBefore, foldNow] = foldsOf([before, now]);
  const folds = { before: foldBefore!, now: foldNow! };
  const marks = (['before', 'now'] as const).map((run) => {
    const fold = folds[run];
    const { arrows, end } = layoutLadder(run === 'now' ? now : before, {
      width: 480,
      height: 600,
      fold,
      number: (_side, seq) => String(seq),
      words: words.interface.ladder,
    });
    const drawn = { arrows, measures: measuresFor(480), scale: end.line / fold.length };
    return runMarks(comparison, run, fold, drawn);
  });
  return { marks, badges: badgesOf(comparison, folds, { scale: 0.3, size: 22 }) };
}

const LAYOUTS: Readonly<Record<string, () => object>> = {
  'ladder-last-ack-lost': () => ladderOf('last-ack-lost', 720),
  'ladder-fast-retransmit-phone': () => ladderOf('fast-retransmit', 390),
  'ladder-half-close-lanes': () => ladderOf('half-close', 1100, true),
  'space-fast-retransmit': () => spaceOf('fast-retransmit', 480),
  'space-slow-reader': () => spaceOf('slow-reader', 360),
  'states-last-ack-lost': () => statesOf('last-ack-lost'),
  'states-simultaneous-close': () => statesOf('simultaneous-close'),
  'mini-first-loss': () => miniOf('open-data-close', 0),
  'mini-data-loss': () => miniOf('open-data-close', 3),
  'lesson-why-four': () => {
    const { trace, ...range } = pictureOf('why-four');
    return layoutPicture(trace, { ...range, width: 168, height: 108 });
  },
  'header-syn': () => {
    const trace = runOf('open-data-close');
    return { boxes: boxesOf(encodeFlight(trace, trace.flights[0]!).fields) };
  },
  'grid-established': () =>
    tableOf(rowsOf('ESTABLISHED', 'rfc5961'), {
      numbers: numbersIn('ESTABLISHED'),
      words,
      text: guideWords.pages.grid,
      hrefOf: ({ trace }) => `#${trace.scenario.id}`,
    }),
  'compare-last-ack': () => comparisonOf('open-data-close', 6),
};

describe('is laid out as reviewed', () => {
  test.each(Object.entries(LAYOUTS))('%s', async (name, layout) => {
    await expect(marksText(layout())).toMatchFileSnapshot(`../fixtures/layouts/${name}.txt`);
  });
});
