/** Whether a run of ours is what the kernel did: the same segments in the same order, the same states. */
import { seq } from '../../machines/tcp/sequence.ts';
import { SIDES, type Side } from '../trace/side.ts';
import { simulate } from '../simulation/simulate.ts';
import type { Flight, ConnectionTrace } from '../trace/connection.ts';
import { firstMismatch, type Mismatch } from './mismatch.ts';
import { compareStateTimes, compareTimes } from './kernelTimes.ts';
import { scenarioOf, sentBy, type RecordedSegment, type Recording } from './kernelRecording.ts';

/** The first difference between a recording and our run of it; null where there is none. */
export function compareWithKernel(recorded: Recording): Mismatch | null {
  const trace = simulate(scenarioOf(recorded));
  for (const side of SIDES) {
    const mismatch =
      firstMismatch(
        `${side}'s segment`,
        sentBy(recorded, side).map(recordedLine),
        oursFrom(trace, side),
      ) ?? firstMismatch(`${side}'s states`, recordedStates(recorded, side), statesOf(trace, side));
    if (mismatch) return mismatch;
  }
  return compareTimes(recorded, trace) ?? compareStateTimes(recorded, trace);
}

const FLAGS = ['SYN', 'FIN', 'RST', 'PSH', 'ACK'];

/** Raw numbers: a recording's initial sequence numbers are those of our run. */
function recordedLine(s: RecordedSegment): string {
  const flags = FLAGS.filter((flag) => s.flags.includes(flag)).join('+');
  return line(flags, s.seq, s.flags.includes('ACK') ? s.ack : null, s.len, s.fate === 'dropped');
}

const oursFrom = (trace: ConnectionTrace, side: Side): string[] =>
  trace.flights.filter((f) => f.from === side).map(ourLine);

function ourLine({ segment: s, fate }: Flight): string {
  const on = { SYN: s.syn, FIN: s.fin, RST: s.rst, PSH: s.psh, ACK: s.ack };
  const flags = Object.entries(on).flatMap(([flag, isOn]) => (isOn ? [flag] : []));
  return line(flags.join('+'), s.seq, s.ack ? s.ackNumber : null, s.dataLen, fate === 'lost');
}

const line = (
  flags: string,
  from: number,
  ack: number | null,
  len: number,
  lost: boolean,
): string =>
  `${flags} ${from}:${seq(from + len)}(${len})${ack === null ? '' : ` ack ${ack}`}${lost ? ' lost' : ''}`;

/** Changes of state, without those of the listening socket, which a sockets server has beside each connection. */
const recordedStates = (recorded: Recording, side: Side): string[] =>
  recorded.states
    .filter((change) => change.side === side && change.listener !== true)
    .map((change) => `${change.from} > ${change.to}`);

/** The same of a run: each state walked through, as the kernel's own log has it. */
const statesOf = (trace: ConnectionTrace, side: Side): string[] =>
  trace.steps
    .filter((step) => step.side === side)
    .flatMap((step) => step.walked.slice(1).map((to, i) => `${step.walked[i]} > ${to}`))
    .filter((change) => change !== 'CLOSED > LISTEN');
