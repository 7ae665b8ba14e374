/**
 * A trace as text, in the manner of tcpdump: a line for each step and for each segment that left.
 *
 *     time (s)  side    segment or event                       states, fate      rule and its place
 *     0.070000  server  < S 100:100(0) win 65535 <mss 1000>    LISTEN > SYN_RCVD listen.syn RFC 9293 3.10.7.2
 *
 * `>` leaves, `<` arrives; flags: S SYN, F FIN, R RST, P PSH, `.` ACK; numbers are first:next(octets).
 */
import { ruleSource, type RuleId } from '../../machines/tcp/rules.ts';
import { optionTexts } from '../../machines/tcp/options.ts';
import { isBareFin, type Segment } from '../../machines/tcp/segment.ts';
import { advance, seq, type Seq } from '../../machines/tcp/sequence.ts';
import { largest } from './lookup.ts';
import type { Call } from './calls.ts';
import type { Cause, Flight, Step, ConnectionTrace } from './connection.ts';

/** Writes the numbers of a segment: those of its sender's space, and those of the other one. */
export interface SegmentNumbers {
  /** `isFin`: the number of a FIN is meant, and not the place that the data before it ends at. */
  readonly own: (n: Seq, isFin?: boolean) => string;
  readonly others: (n: Seq) => string;
}

const AS_SENT: SegmentNumbers = { own: String, others: String };

/** A segment as tcpdump prints it: `F. 201:201(0) ack 501 win 65535`. */
export function segmentText(s: Segment, { own, others }: SegmentNumbers = AS_SENT): string {
  const letters = `${s.syn ? 'S' : ''}${s.fin ? 'F' : ''}${s.rst ? 'R' : ''}${s.psh ? 'P' : ''}${s.ece ? 'E' : ''}${s.cwr ? 'W' : ''}${s.ack ? '.' : ''}`;
  const [isFin, next] = [isBareFin(s), advance(s.seq, s.dataLen)];
  const numbers = `${own(s.seq, isFin)}:${own(next, isFin)}(${s.dataLen})`;
  const ack = s.ack ? ` ack ${others(s.ackNumber)}` : '';
  const options = optionTexts(s, (n) => others(seq(n))).join(',');
  return `${letters || 'none'} ${numbers}${ack} win ${s.wnd}${options && ` <${options}>`}`;
}

/** A call as a program writes it: `send(100)`. */
export const callText = (call: Call): string =>
  `${call.call}(${call.bytes ?? ''}${call.remote === undefined ? '' : `remote: ${call.remote}`})`;

/** A rule and where it comes from: `fin.received RFC 9293 3.10.7.4 step 8`. */
export function ruleText(rule: RuleId): string {
  const { rfc, section, step, broken } = ruleSource(rule);
  if (rfc === null) return `${rule} (deployed stacks)`;
  if (broken) return `${rule} breaks RFC ${rfc} ${section}`;
  return `${rule} RFC ${rfc} ${section}${step === undefined ? '' : ` step ${step}`}`;
}

/** The whole trace, a line for each step and segment, columns aligned, and how it ended. */
export function traceText(trace: ConnectionTrace): string {
  const rows = trace.steps.flatMap((step) => [
    stepRow(step),
    ...step.sent.map((index) => flightRow(trace, trace.flights[index] as Flight)),
  ]);
  const end = `${seconds(trace.end.at)}  end: ${trace.end.reason}`;
  return [...aligned(rows), end].join('\n');
}

type Row = readonly [time: string, side: string, event: string, states: string, rules: string];

function stepRow(step: Step): Row {
  const said = step.reports.map((report) => `"${report}"`);
  const states = step.walked.length > 1 ? [step.walked.join(' > ')] : [];
  const loud = step.rules.filter((rule) => ruleSource(rule).rank > 1);
  return [
    seconds(step.at),
    step.side,
    causeText(step.cause),
    [...states, ...said].join(' '),
    loud.map(ruleText).join(', '),
  ];
}

function causeText(cause: Cause): string {
  switch (cause.kind) {
    case 'call':
      return callText(cause.call);
    case 'timer':
      return `timer ${cause.timer}`;
    case 'segment':
      return `< ${segmentText(cause.segment)}`;
  }
}

function flightRow(trace: ConnectionTrace, flight: Flight): Row {
  const notes = [`#${flight.nth}`];
  const first = flight.again === null ? undefined : trace.flights[flight.again];
  if (first) notes.push(`again #${first.nth}`);
  if (flight.fate !== 'delivered') notes.push(flight.fate);
  const event = `> ${segmentText(flight.segment)}`;
  return [seconds(flight.sentAt), flight.from, event, notes.join(' '), ''];
}

/** A time in seconds, to the microsecond, as wide as a run can be long. */
export const seconds = (at: number): string => (at / 1e6).toFixed(6).padStart(13);

/** Rows as lines: each column as wide as its widest text. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => largest(rows.map((row) => (row[i] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
