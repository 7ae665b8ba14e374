/** The list of connections as a table of 120 columns. */
import type { CaptureList } from '../capture/open.ts';
import { odditiesOf, rttOf, total } from '../capture/oddity.ts';
import type { ConnectionSummary } from '../capture/summary.ts';
import { excerpt } from '../trace/excerpt.ts';
import {
  endingText,
  lengthText,
  lookText,
  octetsText,
  oddityText,
  secondsText,
  socketText,
} from './captureWords.ts';

const COLUMNS = 120;
/** How wide each column is; a negative width is aligned to the right. The last one takes the rest. */
const WIDTHS = [-5, 21, 21, -7, -7, -5, -8, -11] as const;
const HEAD = ['', 'client', 'server', 'frames', 'data', 'again', 'RTT', 'from', 'how it ended'];

export function headLines(list: CaptureList): string[] {
  const { frames, connections, interfaces, format, endNs } = list;
  const all = Object.values(frames).reduce((sum, n) => sum + n, 0);
  const others = [
    [frames.other, 'not TCP'],
    [frames.fragment, 'fragments'],
    [frames.cut, 'cut off or damaged'],
  ] as const;
  const parts = others.flatMap(([n, what]) => (n > 0 ? [`${n} ${what}`] : []));
  const links = list.unknownLinks.map(
    (one) => `${one.frames} of link type ${one.linkType}, which is not known`,
  );
  const kinds = [`${frames.tcp} TCP`, ...parts, ...links].join(', ');
  const on = interfaces.length > 1 ? `, ${interfaces.length} interfaces` : '';
  return [
    `${counted(connections.length, 'connection')}, ${counted(all, 'frame')} (${kinds}) in ${lengthText(endNs)}, ${format ?? 'no capture'}${on}`,
    ...list.looks.map(lookText),
  ];
}

export const tableLines = (summaries: readonly ConnectionSummary[]): string[] =>
  [HEAD, ...summaries.map(rowOf)].map(line);

function rowOf(summary: ConnectionSummary): string[] {
  const { stream, sockets, firstNs } = summary;
  const again = total(summary, (one) => one.retransmissions);
  const rttNs = rttOf(summary);
  const odd = odditiesOf(summary).flatMap((oddity) => oddityText(oddity) ?? []);
  return [
    String(stream),
    socketText(sockets.client),
    socketText(sockets.server),
    String(total(summary, (one) => one.segments)),
    octetsText(total(summary, (one) => one.octets)),
    again === 0 ? '' : String(again),
    rttNs === null ? '' : lengthText(rttNs),
    secondsText(firstNs),
    [endingText(summary.ending), ...odd].join('; '),
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

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
