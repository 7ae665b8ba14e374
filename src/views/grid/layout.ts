/** The table of a state as it is drawn: columns around the window, and in each cell what comes out. */
import type { RuleId } from '../../../machines/tcp/rules.ts';
import { segmentLabel } from '../../../machines/tcp/segment.ts';
import { advance } from '../../../machines/tcp/sequence.ts';
import type { State } from '../../../machines/tcp/states.ts';
import type { GridRow, WideCell } from '../../analysis/grid/cells.ts';
import type { GridReason } from '../../analysis/grid/reasons.ts';
import { captionOf, headlineOf } from '../../words/sentences/caption.ts';
import type { GuideWords, Words } from '../../words/contract/index.ts';
import { plain } from '../../words/phrase.ts';
import type { GridNumbers } from '../../scenarios/grid/grid.ts';
import type { GridWhere } from '../../scenarios/grid/name.ts';

export interface GridTable {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly RowMark[];
  /** States that a cell leads to, in the order they are met: their short names are explained. */
  readonly reached: readonly State[];
}

export interface GridColumn {
  readonly where: GridWhere;
  /** The number there: `201`, `up to 200`; empty where none counts. */
  readonly number: string;
  /** Within the receive window. */
  readonly isInWindow: boolean;
}

export interface RowMark {
  /** The control bits, or the word for data. */
  readonly segment: string;
  readonly cells: readonly CellMark[];
}

export interface CellMark {
  readonly key: string;
  readonly href: string;
  /** How many columns it stands for. */
  readonly span: number;
  readonly isInWindow: boolean;
  /** Control bits of what is sent: none, one, or more. */
  readonly answers: readonly string[];
  readonly next: State | null;
  readonly reason: string;
  /** Said, not shown: which cell it is, what is not written out, and what the caption of the run will say. */
  readonly said: { readonly what: string; readonly next: string; readonly caption: string };
}

export interface GridContext {
  readonly numbers: GridNumbers;
  readonly words: Words;
  readonly text: GuideWords['pages']['grid'];
  readonly hrefOf: (cell: WideCell) => string;
}

export function tableOf(rows: readonly GridRow[], context: GridContext): GridTable {
  const widest = rows.reduce<readonly WideCell[]>(
    (most, { cells }) => (cells.length > most.length ? cells : most),
    [],
  );
  const marks = rows.map(({ segment, cells }): RowMark => {
    const label = segment === 'data' ? context.text.data : segment.replaceAll('-', '+');
    const span = cells.length === 1 ? widest.length : 1;
    return { segment: label, cells: cells.map((cell) => markOf(cell, span, context)) };
  });
  const next = marks.flatMap(({ cells }) => cells.flatMap((cell) => cell.next ?? []));
  return {
    columns: widest.map((cell) => columnOf(cell.where, context)),
    rows: marks,
    reached: [...new Set(next)],
  };
}

const isInWindow = (where: GridWhere): boolean =>
  where === 'left-edge' || where === 'inside' || where === 'right-edge';

function columnOf(where: GridWhere, { numbers, text }: GridContext): GridColumn {
  const { rcvNxt, rcvWnd, sndNxt } = numbers;
  const number = {
    left: () => text.upTo(String(advance(rcvNxt, -1))),
    'left-edge': () => String(rcvNxt),
    inside: () => String(advance(rcvNxt, rcvWnd / 2)),
    'right-edge': () => String(advance(rcvNxt, rcvWnd - 1)),
    right: () => text.from(String(advance(rcvNxt, rcvWnd))),
    'ack-low': () => `ack=${advance(sndNxt, -1)}`,
    'ack-good': () => `ack=${sndNxt}`,
    'ack-high': () => `ack=${advance(sndNxt, 1)}`,
    anywhere: () => '',
  }[where]();
  return { where, number, isInWindow: isInWindow(where) };
}

function markOf(cell: WideCell, span: number, context: GridContext): CellMark {
  const { outcome, step, trace, where } = cell;
  const { text, words, hrefOf } = context;
  const answers = outcome.sent.map(segmentLabel);
  const anew = outcome.timers.some(
    ({ timer, change }) => timer === 'timeWait' && change === 'restarted',
  );
  return {
    key: trace.id,
    href: hrefOf(cell),
    span,
    isInWindow: isInWindow(where),
    answers,
    next: outcome.next,
    reason: [reasonOf(headlineOf(step), text), ...(anew ? [text.waitsAnew] : [])].join(' · '),
    said: {
      what: words.families.grid({ ...cell.name, where }),
      next: outcome.next === null ? text.stays : text.becomes(outcome.next),
      caption: plain(captionOf(words, trace, step).title),
    },
  };
}

const reasonOf = (rule: RuleId | null, { reasons }: GridContext['text']): string =>
  rule !== null && isReason(rule, reasons) ? reasons[rule] : '';

const isReason = (rule: RuleId, reasons: GridContext['text']['reasons']): rule is GridReason =>
  Object.hasOwn(reasons, rule);
