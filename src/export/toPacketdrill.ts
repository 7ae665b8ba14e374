/**
 * A run as a script of packetdrill, which puts one end of it to a real kernel: the calls of that end's program are made, the other
 * end's segments are injected as they arrive in the run, and what that end sends is what the kernel has to send, when it does.
 */
import { sysctlValuesOf } from '../../machines/stacks/linux/sysctlValues.ts';
import { profileAt, type ConnectionTrace, type Step } from '../trace/connection.ts';
import { peerOf, type Side } from '../trace/side.ts';
import { programsOf } from '../analysis/sockets/programsOf.ts';
import type { Doing, Program, SocketCall } from '../analysis/sockets/program.ts';
import type { ScriptWords } from '../words/contract/index.ts';
import { callTexts, descriptorOf } from './packetdrill/calls.ts';
import { initialNumbersOf, packetText } from './packetdrill/packets.ts';
import { titleLine } from './titleLine.ts';

export interface PacketdrillOptions {
  readonly title: string;
  /** The end that is the kernel under test. */
  readonly side: Side;
  readonly words: ScriptWords;
}

/** A line of the script, and where it belongs: behind which step, before or after what that sends. */
interface Event {
  readonly at: number;
  readonly step: number;
  readonly phase: 0 | 1 | 2;
  readonly text: string;
  /** Until when the call waits. */
  readonly until?: number;
  readonly remark?: string;
  /** It cannot be put so: it stands there as a comment. */
  readonly isComment?: true;
}

/** Timers of a kernel end by the tick of its clock, which has 4 ms on many, and a machine is not idle. */
const TOLERANCE_US = 25_000;
/** IPv4 and TCP without options. */
const HEADERS = 40;
const USUAL_MSS = 1460;

export function toPacketdrill(trace: ConnectionTrace, options: PacketdrillOptions): string {
  const { side, title, words } = options;
  const profile = profileAt(trace, side);
  const { stack } = trace.ends[side];
  const sysctls = Object.entries(sysctlValuesOf(profile));
  const program = programsOf(trace)[side];
  const isLinux = stack === null || /^linux/.test(stack.name);
  return [
    `// synfin: ${titleLine(title)}`,
    ...[words.head(side), words.run, words.windows].map((line) => `// ${line}`),
    ...(isLinux ? [] : [`// ${words.otherStack(stack.name)}`]),
    `--tolerance_usecs=${TOLERANCE_US}`,
    ...(profile.mss === USUAL_MSS ? [] : [`--mtu=${profile.mss + HEADERS}`]),
    ...(echoesUnseen(trace, side) ? ['--tcp_ts_ecr_scaled'] : []),
    '',
    `\`${sysctls.map(([name, value]) => `sysctl -q net.ipv4.${name}="${value}"`).join('\n')}\``,
    '',
    ...remarksOn(program, words).map((line) => `// ${line}`),
    ...timed(eventsOf(trace, program, options)),
    '',
  ].join('\n');
}

function remarksOn({ side, doings, choosesPort }: Program, words: ScriptWords): string[] {
  if (doings.length === 0) return [words.noSocket(side)];
  return choosesPort ? [words.ports] : [];
}

/** It tells each time by how long it is after the event before: when it begins, and until when it waits. */
function timed(events: readonly Event[]): string[] {
  let last: number | null = null;
  return events.map(({ at, until, text, remark, isComment }) => {
    if (isComment) return `// ${text}`;
    const since = last ?? 0;
    const time = `${last === null ? '' : '+'}${(at - since) / 1e6}`;
    const end = until === undefined ? '' : `...${(until - since) / 1e6}`;
    last = at;
    return `${`${time}${end}`.padStart(9)} ${text}${remark === undefined ? '' : `  // ${remark}`}`;
  });
}

function eventsOf(trace: ConnectionTrace, program: Program, options: PacketdrillOptions): Event[] {
  const { side } = options;
  const steps = trace.steps.filter((step) => step.side === side);
  const events = [
    ...callsOf(program, trace, options),
    ...steps.flatMap((step) => packetsOf(step, trace, options)),
  ];
  const ordered = events
    .map((event, nth) => ({ event, nth }))
    .sort(
      (a, b) =>
        a.event.at - b.event.at ||
        a.event.step - b.event.step ||
        a.event.phase - b.event.phase ||
        a.nth - b.nth,
    )
    .map(({ event }) => event);
  const crash = steps.find(({ cause }) => cause.kind === 'call' && cause.call.call === 'crash');
  return crash === undefined ? ordered : ordered.filter(({ step }) => step <= crash.index);
}

function packetsOf(
  { index: step, at, cause, side, sent }: Step,
  trace: ConnectionTrace,
  { words }: PacketdrillOptions,
): Event[] {
  const events: Event[] = [];
  const push = (phase: Event['phase'], text: string | null, short: string, remark?: string) =>
    events.push(
      text === null
        ? { at, step, phase, text: words.isPast(short), isComment: true }
        : { at, step, phase, text, ...(remark !== undefined && { remark }) },
    );
  if (cause.kind === 'segment') {
    const flight = cause.flight === null ? null : (trace.flights[cause.flight] ?? null);
    const numbers = initialNumbersOf(trace, peerOf(side), flight);
    const remark = flight === null ? words.elsewhere : undefined;
    push(0, packetText(cause.segment, '<', numbers), `< ${cause.segment.seq}`, remark);
  }
  for (const index of sent) {
    const flight = trace.flights[index];
    if (!flight) continue;
    const text = packetText(flight.segment, '>', initialNumbersOf(trace, side, flight));
    push(1, text, `> ${flight.segment.seq}`, flight.fate === 'lost' ? words.lost : undefined);
  }
  return events;
}

function callsOf(program: Program, trace: ConnectionTrace, { words }: PacketdrillOptions): Event[] {
  const { doings } = program;
  const listens = doings.some((doing) => doing.kind === 'call' && doing.on === 'listener');
  const cuts = doings.some((doing) => doing.kind === 'call' && isCut(doing, trace));
  let accepted = 0;
  const events = doings.flatMap((doing, nth): Event[] => {
    const { at, step } = doing.calledAt;
    if (doing.kind === 'crash') return [{ at, step, phase: 2, text: words.crash, isComment: true }];
    if (doing.kind === 'sleep' || isOfPorts(doing)) return [];
    if (doing.name === 'accept') accepted += 1;
    const texts = callTexts(doing, {
      fd: descriptorOf(doing.on, listens),
      accepted: descriptorOf(accepted, listens),
    });
    const called = texts.called.map((text): Event => {
      return { at, step, phase: phaseOf(nth, doings), text, ...waits(doing) };
    });
    const { returnedAt } = doing;
    if (returnedAt === null) {
      const never = words.neverReturns(`${doing.name}()`);
      return [...called, { at, step, phase: 2, text: never, isComment: true }];
    }
    const back = { at: returnedAt.at, step: returnedAt.step, phase: 2 } as const;
    return [...called, ...texts.returned.map((text): Event => ({ ...back, text }))];
  });
  const [first] = events;
  if (!cuts || !first) return events;
  const { at, step, phase } = first;
  const cut = { at, step, phase, text: '`ethtool -K tun0 tso off gso off`', remark: words.cut };
  return [first, cut, ...events.slice(1)];
}

/** What makes the call ready comes before what the call sends: socket() before the connect() of the same step. */
function phaseOf(nth: number, doings: readonly Doing[]): 0 | 2 {
  const { calledAt, ...doing } = doings[nth] as Doing;
  if ('step' in doing && doing.step === calledAt.step) return 0;
  const follows = doings
    .slice(nth)
    .some((later) => 'step' in later && later.step === calledAt.step && later.kind === 'call');
  return follows ? 0 : 2;
}

/** A send() that waits for room in the buffer, or for the connection, is told when it has to return. */
const waits = ({ name, bytes, calledAt, returnedAt }: SocketCall) =>
  (name === 'send' || (name === 'connect' && bytes)) &&
  returnedAt !== null &&
  returnedAt.at > calledAt.at
    ? { until: returnedAt.at }
    : {};

const sentBy = ({ step }: SocketCall, { steps, flights }: ConnectionTrace) =>
  (step === null ? [] : (steps[step]?.sent ?? [])).flatMap(
    (index) => flights[index]?.segment ?? [],
  );

/** packetdrill chooses the ports of a client itself. */
const isOfPorts = ({ name, on, option }: SocketCall): boolean =>
  on !== 'listener' && (name === 'bind' || option?.name === 'SO_REUSEADDR');

/** It leaves as several segments, which a kernel hands over as one to a card that can cut it. */
const isCut = (call: SocketCall, trace: ConnectionTrace): boolean =>
  sentBy(call, trace).filter(({ dataLen }) => dataLen > 0).length > 1;

/** A segment that arrives echoes a timestamp which the kernel under test has not sent: an old or a forged one. */
function echoesUnseen({ steps, flights }: ConnectionTrace, side: Side): boolean {
  const sent = new Set<number>();
  for (const step of steps) {
    const { cause } = step;
    if (step.side === side && cause.kind === 'segment') {
      const { timestamps, ack } = cause.segment;
      if (ack && timestamps && !sent.has(timestamps.echo)) return true;
    }
    if (step.side !== side) continue;
    for (const index of step.sent) {
      const value = flights[index]?.segment.timestamps?.value;
      if (value !== undefined) sent.add(value);
    }
  }
  return false;
}
