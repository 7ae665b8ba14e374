/**
 * The grid as text: what comes out of every segment in every state, at every place, under both policies.
 *
 *     segment  place        seq   ack  policy   next    out
 *     RST      inside       451   -    plain    CLOSED  "connection reset"; retransmission stopped   reset.valid RFC ...
 *
 * A line stands for all places and policies whose outcome is the same to the letter. `=`: the state stays, `-`: nothing.
 */
import { ruleSource } from '../../../machines/tcp/rules.ts';
import { STATES, type State } from '../../../machines/tcp/states.ts';
import { GRID_POLICIES, GRID_PLACES, GRID_SEGMENTS } from '../../scenarios/grid/name.ts';
import type { GridName, GridPlace, GridPolicy, GridSegment } from '../../scenarios/grid/name.ts';
import { numbersIn } from '../../scenarios/grid/grid.ts';
import { SITUATIONS } from '../../scenarios/grid/situations.ts';
import type { Outcome } from '../../trace/outcome.ts';
import { aligned, ruleText, segmentText } from '../../trace/text.ts';
import { cellOf, type GridCell } from './cells.ts';

export const gridText = (cellAt: CellAt = cellOf): string =>
  STATES.map((state) => stateText(state, cellAt)).join('\n\n');

/** Where a cell comes from: simulated, or known already. */
type CellAt = (name: GridName) => GridCell;

const HEAD = ['segment', 'place', 'seq', 'ack', 'policy', 'next', 'sent', 'besides', 'rules'];

function stateText(state: State, cellAt: CellAt): string {
  const { hasWindow, rcvNxt, rcvWnd, sndNxt } = numbersIn(state);
  const title = hasWindow
    ? `RCV.NXT ${rcvNxt}  RCV.WND ${rcvWnd}  SND.NXT ${sndNxt}`
    : `no window${state === 'SYN_SENT' ? `: with an ACK, the places stand around SND.NXT ${sndNxt}` : ''}`;
  const rows = GRID_SEGMENTS.flatMap((segment) => rowsOf(state, segment, cellAt));
  return [
    `${state} (${SITUATIONS[state].side})  ${title}`,
    ...aligned([HEAD, ...rows]).map((line) => `  ${line}`),
  ].join('\n');
}

/** What comes out at one place, under each policy. */
interface At {
  readonly place: GridPlace;
  readonly seq: string;
  readonly ack: string;
  readonly out: Readonly<Record<GridPolicy, readonly string[]>>;
}

function rowsOf(state: State, segment: GridSegment, cellAt: CellAt): string[][] {
  const runs = runsOf(GRID_PLACES.map((place) => outcomesAt({ state, segment, place }, cellAt)));
  return runs.flatMap((run) => {
    const [first] = run;
    if (first === undefined) return [];
    const where = [
      segment,
      between(run.map(({ place }) => place)),
      each(run.map(({ seq }) => seq)),
      each(run.map(({ ack }) => ack)),
    ];
    const { rfc5961, plain } = first.out;
    return isSame(rfc5961, plain)
      ? [[...where, 'both', ...plain]]
      : GRID_POLICIES.map((policy) => [...where, policy, ...first.out[policy]]);
  });
}

function outcomesAt(spot: Omit<GridName, 'policy'>, cellAt: CellAt): At {
  const cellUnder = (policy: GridPolicy) => cellAt({ ...spot, policy });
  const { arrived, outcome } = cellUnder('rfc5961');
  return {
    place: spot.place,
    seq: String(arrived.seq),
    ack: arrived.ack ? String(arrived.ackNumber) : '-',
    out: { rfc5961: outText(outcome), plain: outText(cellUnder('plain').outcome) },
  };
}

function runsOf(places: readonly At[]): At[][] {
  const runs: At[][] = [];
  for (const at of places) {
    const run = runs.at(-1);
    const [first] = run ?? [];
    const goesOn =
      first && GRID_POLICIES.every((policy) => isSame(first.out[policy], at.out[policy]));
    if (run && goesOn) run.push(at);
    else runs.push([at]);
  }
  return runs;
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.every((text, i) => text === b[i]);

const between = (places: readonly GridPlace[]): string =>
  places.length === 1 ? `${places[0]}` : `${places[0]} to ${places.at(-1)}`;

const each = (numbers: readonly string[]): string => [...new Set(numbers)].join(' ');

function outText(outcome: Outcome): string[] {
  const { walked, sent, reports, delivered, held, timers, rules } = outcome;
  const besides = [
    ...reports.map((report) => `"${report}"`),
    ...(delivered > 0 ? [`delivered ${delivered}`] : []),
    ...(held > 0 ? [`held ${held}`] : []),
    ...timers.map(({ timer, change }) => `${timer} ${change}`),
  ];
  return [
    walked.length > 1 ? walked.slice(1).join(' > ') : '=',
    sent.map((segment) => segmentText(segment)).join('; ') || '-',
    besides.join(', ') || '-',
    rules
      .filter((rule) => ruleSource(rule).rank > 1)
      .map(ruleText)
      .join(', '),
  ];
}
