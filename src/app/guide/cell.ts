/** A cell of *What if?* as a guide: `cell.FIN_WAIT_1.RST-inside-plain`. */
import { segmentLabel } from '../../../machines/tcp/segment.ts';
import { STATES, type State } from '../../../machines/tcp/states.ts';
import { cellOf } from '../../analysis/grid/cells.ts';
import type { GridReason } from '../../analysis/grid/reasons.ts';
import type { Case } from '../../cases/case.ts';
import {
  bearingOf,
  GRID_POLICIES,
  GRID_SEGMENTS,
  gridScenarioName,
  placesBy,
  whereOf,
  type GridName,
  type GridPolicy,
} from '../../scenarios/grid/name.ts';
import { momentAt } from '../../trace/moment.ts';
import { headlineOf } from '../../words/sentences/caption.ts';
import type { GuideWords, Words } from '../../words/contract/index.ts';
import { code, phrase, stateMark } from '../../words/phrase.ts';
import type { GuideTexts } from './texts.ts';

export interface CellGuide {
  readonly kind: 'cell';
  readonly name: GridName;
  readonly example: Case;
}

const whichOf = ({ segment, place, policy }: GridName) => `${segment}-${place}-${policy}`;

export const cellGuideName = (name: GridName): string => `cell.${name.state}.${whichOf(name)}`;

/** The cells of a state's table; where places are one and the same, the one in the middle stands for all. */
const cellsOf = (state: State, policy: GridPolicy): GridName[] =>
  GRID_SEGMENTS.flatMap((segment) =>
    placesBy(bearingOf(state, segment)).map((places) => {
      const place = places[Math.floor(places.length / 2)] ?? 'inside';
      return { state, segment, place, policy };
    }),
  );

/** `which` is `RST-inside-plain`. */
export function cellGuideOf(id: string, which: string): CellGuide | null {
  const state = STATES.find((known) => known === id);
  const name =
    state &&
    GRID_POLICIES.flatMap((policy) => cellsOf(state, policy)).find(
      (each) => whichOf(each) === which,
    );
  return name === undefined ? null : { kind: 'cell', name, example: caseOf(name) };
}

export const namesOfCells = ({ state, policy }: Pick<GridName, 'state' | 'policy'>): string[] =>
  cellsOf(state, policy).map(cellGuideName);

function caseOf(name: GridName): Case {
  const { step } = cellOf(name);
  return {
    scenario: gridScenarioName(name),
    // Right after the segment has arrived.
    moment: (trace) => momentAt(trace, step.at),
    highlight: [
      { kind: 'state', side: step.side },
      {
        kind: 'flights',
        find: ({ steps, flights }) =>
          (steps[step.index]?.sent ?? []).flatMap((index) => flights[index] ?? []),
      },
    ],
  };
}

export function textsOfCell({ name }: CellGuide, guide: GuideWords, words: Words): GuideTexts {
  const text = guide.pages.grid;
  const { step, outcome } = cellOf(name);
  const where = whereOf(name);
  const answers = outcome.sent.map(segmentLabel).join(', ');
  const why = headlineOf(step);
  return {
    over: words.interface.app.pages.grid,
    title: words.families.grid({ ...name, where }),
    text: [text.situations[name.state]],
    facts: [
      {
        name: text.arrives,
        text: phrase`${name.segment === 'data' ? text.data : code(name.segment.replaceAll('-', '+'))} (${text.columns[where]})`,
      },
      { name: text.answer, text: [answers === '' ? text.nothing : code(answers)] },
      {
        name: text.stateAfter,
        text: [outcome.next === null ? text.stays : stateMark(outcome.next)],
      },
      ...(why !== null && isReason(why, text.reasons)
        ? [{ name: text.because, text: [text.reasons[why]] }]
        : []),
    ],
    dial: null,
    citations: [],
  };
}

const isReason = (rule: string, reasons: object): rule is GridReason =>
  Object.hasOwn(reasons, rule);
