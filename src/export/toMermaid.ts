/**
 * A run as a `sequenceDiagram` of Mermaid, which draws it in a README, an issue or a wiki.
 *
 * Such a diagram has no slants: a segment stands where it is sent. Solid arrows go for the first time, dashed ones again, a
 * lost segment ends in a cross. Notes hold calls, timers that fired and changes of state, each with its time.
 */
import { clockText } from '../words/clock.ts';
import type { NumberStyle } from '../words/sentences/telling.ts';
import type { Words } from '../words/contract/index.ts';
import { foldOf } from '../trace/fold/index.ts';
import { peerOf, type Side } from '../trace/side.ts';
import { spanFiredAt } from '../trace/lookup.ts';
import type { Flight, Step, ConnectionTrace } from '../trace/connection.ts';
import { titleLine } from './titleLine.ts';
import { DETAILS } from '../views/ladder/details.ts';
import { textOf, wordingsOf, wordingsOfInjected } from '../views/ladder/labelText.ts';

export interface MermaidOptions {
  readonly title: string;
  readonly words: Pick<Words, 'sides'> & { readonly interface: Pick<Words['interface'], 'ladder'> };
  readonly number: NumberStyle;
}

const NAMES = { client: 'C', server: 'S' } as const satisfies Record<Side, string>;
const OUTWARDS = { client: 'left of', server: 'right of' } as const satisfies Record<Side, string>;

export function toMermaid(trace: ConnectionTrace, options: MermaidOptions): string {
  const { words } = options;
  const line = titleLine(options.title);
  const breaks = new Map(foldOf(trace).breaks.map((found) => [found.to as number, found]));
  const both = `${NAMES.client},${NAMES.server}`;
  const pause = (at: number) => {
    const found = breaks.get(at);
    return found
      ? [`Note over ${both}: ${escaped(words.interface.ladder.pass(found.durationUs))}`]
      : [];
  };
  const happenings = trace.steps.flatMap((step, i) => [
    ...(trace.steps[i - 1]?.at === step.at ? [] : pause(step.at)),
    ...linesOf(step, trace, options),
  ]);
  const lines = [
    // A title that is empty would be none of its grammar.
    ...(line === '' ? [] : [`title ${escapedTitle(line)}`]),
    `participant ${NAMES.client} as ${escaped(words.sides.client)}`,
    `participant ${NAMES.server} as ${escaped(words.sides.server)}`,
    ...happenings,
    ...(trace.steps.at(-1)?.at === trace.end.at ? [] : pause(trace.end.at)),
    `Note over ${both}: ${escaped(words.interface.ladder.ends[trace.end.reason])}`,
  ];
  return ['sequenceDiagram', ...lines.map((line) => `    ${line}`), ''].join('\n');
}

function linesOf(step: Step, trace: ConnectionTrace, options: MermaidOptions): string[] {
  const flights = step.sent.flatMap((index) => trace.flights[index] ?? []);
  return [
    ...injectedOf(step, options),
    ...noteOf(step, trace, options),
    ...flights.map((flight) => arrowOf(flight, trace, options)),
  ];
}

function arrowOf(
  flight: Flight,
  trace: ConnectionTrace,
  { words, number }: MermaidOptions,
): string {
  const { ladder } = words.interface;
  const fullest = wordingsOf(flight, trace, { words: ladder, number, details: DETAILS })[0];
  const said = fullest ? [...fullest.above, ...fullest.beyond].map(({ text }) => text) : [];
  if (flight.arrivals.length > 1) said.push(ladder.copy);
  const line = flight.again === null ? '-' : '--';
  const head = flight.arrivals.length === 0 ? 'x' : '>>';
  return arrow(flight.from, `${line}${head}`, said.join(' '));
}

/** A segment that nobody here sent stands where it arrives. */
function injectedOf({ cause, side, evidence }: Step, { words, number }: MermaidOptions): string[] {
  if (cause.kind !== 'segment' || cause.flight !== null) return [];
  const writing = { words: words.interface.ladder, number };
  const [fullest] = wordingsOfInjected(cause.segment, peerOf(side), evidence, writing);
  return [arrow(peerOf(side), '->>', textOf(fullest?.above ?? []))];
}

const arrow = (from: Side, kind: string, text: string): string =>
  `${NAMES[from]}${kind}${NAMES[peerOf(from)]}: ${escaped(text)}`;

/** What else there is to tell of a step; nothing of most. */
function noteOf(
  { at, cause, side, walked }: Step,
  trace: ConnectionTrace,
  { words }: MermaidOptions,
): string[] {
  const { ladder } = words.interface;
  const told: string[] = [];
  if (cause.kind === 'call') told.push(ladder.call(cause.call));
  if (cause.kind === 'timer') {
    const { timer } = cause;
    const span = spanFiredAt(trace, { side, timer }, at);
    if (span) told.push(ladder.timer({ timer, lengthUs: at - span.startedAt, outcome: 'fired' }));
  }
  if (walked.length > 1) told.push(walked.join(' → '));
  if (told.length === 0) return [];
  const text = [clockText(at), ...told].map(escaped).join('<br/>');
  return [`Note ${OUTWARDS[side]} ${NAMES[side]}: ${text}`];
}

/** Mermaid ends a text at `#` and `;`, takes `%%` for a comment, and reads the rest as HTML. */
const escaped = (text: string): string =>
  text.replace(/[#;%<>&]/g, (sign) => `#${sign.charCodeAt(0)};`).replaceAll(/\s+/g, ' ');

/** In any diagram it looks for `style` and `classDef` with a colon behind it. */
const escapedTitle = (title: string): string => escaped(title).replaceAll(':', '#58;');
