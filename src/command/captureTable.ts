/** The list of connections as a table of 120 columns. */
import type { CaptureList } from '../capture/open.ts';
import { odditiesOf, rttOf, total } from '../capture/oddity.ts';
import type { ConnectionSummary } from '../capture/summary.ts';
import { excerpt } from '../trace/excerpt.ts';
import { capture } from '../words/en/capture.ts';
import { endingParts, headLine, lookText, socketText } from '../words/sentences/captureList.ts';
import { secondsText } from './captureFlow.ts';

const { list: words, looks } = capture;

const COLUMNS = 120;
/** How wide each column is; a negative width is aligned to the right. The last one takes the rest. */
const WIDTHS = [-5, 21, 21, -7, -7, -7, -8, -11] as const;
const SHOWN = [
  'client',
  'server',
  'frames',
  'data',
  'retransmissions',
  'rtt',
  'start',
  'ending',
] as const;
const HEAD = ['', ...SHOWN.map((column) => words.columns[column])];

export const headLines = (list: CaptureList): string[] => [
  headLine(list, words),
  ...list.looks.map((look) => lookText(look, looks)),
];

export const tableLines = (summaries: readonly ConnectionSummary[]): string[] =>
  [HEAD, ...summaries.map(rowOf)].map(line);

function rowOf(summary: ConnectionSummary): string[] {
  const { stream, sockets, firstNs } = summary;
  const again = total(summary, (one) => one.retransmissions);
  const rttNs = rttOf(summary);
  return [
    String(stream),
    socketText(sockets.client),
    socketText(sockets.server),
    String(total(summary, (one) => one.segments)),
    words.size(total(summary, (one) => one.octets)),
    again === 0 ? '' : String(again),
    rttNs === null ? '' : words.span(rttNs),
    secondsText(firstNs),
    endingParts(summary.ending, odditiesOf(summary), words).join('; '),
  ];
}

function line(cells: readonly string[]): string {
  const fixed = WIDTHS.map((width, i) => {
    const cell = excerpt(cells[i], Math.abs(width));
    return width < 0 ? cell.padStart(-width) : cell.padEnd(width);
  }).join(' ');
  const rest = COLUMNS - fixed.length - 2;
  return `${fixed}  ${excerpt(cells.at(-1), rest)}`.trimEnd();
}
