/** Whether a run of ours is what the kernel did: the same segments in the same order, the same states, within its times. */
import { SIDES, type Side } from '../trace/side.ts';
import { simulate } from '../simulation/simulate.ts';
import type { Flight, ConnectionTrace } from '../trace/connection.ts';
import { connectionsOf } from './kernelConnections.ts';
import { compareModern } from './kernelModern.ts';
import { scenarioOf } from './kernelRecording.ts';
import { sentBy, type RecordedSegment, type Recording } from './kernelSchema.ts';
import { compareStateTimes, compareTimes, type Pairs } from './kernelTimes.ts';
import { compareStates, lineOfSegment } from './kernelLines.ts';
import { firstMismatch, type Mismatch } from './mismatch.ts';

/**
 * The first difference between a recording and our run of it; null where there is none. Where two timers race, either order is
 * legal: a kernel's timers are late by chance, so the run with timers that are exact counts as well.
 */
export function compareWithKernel(recorded: Recording): Mismatch | null {
  for (const connection of connectionsOf(recorded)) {
    const mismatch = compareConnection(connection);
    if (mismatch) return mismatch;
  }
  return null;
}

function compareConnection(recorded: Recording): Mismatch | null {
  const compare = recorded.schema === 1 ? compareTextbook : compareModern;
  const mismatch = compare(recorded, simulate(scenarioOf(recorded)));
  if (mismatch === null) return null;
  return compare(recorded, simulate(scenarioOf(recorded, 0))) && mismatch;
}

/** Every segment, every flag, in order: nothing of what is recorded with textbook settings is chance. */
function compareTextbook(recorded: Recording, trace: ConnectionTrace): Mismatch | null {
  for (const side of SIDES) {
    const mismatch =
      firstMismatch(
        `${side}'s segment`,
        sentBy(recorded, side).map(recordedLine),
        oursFrom(trace, side),
      ) ?? compareStates(recorded, trace, side);
    if (mismatch) return mismatch;
  }
  const pairs = pairsByNumber(recorded, trace);
  return compareTimes(recorded, trace, pairs) ?? compareStateTimes(recorded, trace, pairs);
}

function pairsByNumber(recorded: Recording, trace: ConnectionTrace): Pairs {
  const sent = { client: sentBy(recorded, 'client'), server: sentBy(recorded, 'server') };
  return new Map(
    trace.flights.flatMap(({ index, from, nth }) => {
      const segment = sent[from][nth - 1];
      return segment ? [[index, segment]] : [];
    }),
  );
}

const FLAGS = ['SYN', 'FIN', 'RST', 'PSH', 'ACK'];

/** Raw numbers: a recording's initial sequence numbers are those of our run. */
function recordedLine(s: RecordedSegment): string {
  const flags = FLAGS.filter((flag) => s.flags.includes(flag)).join('+');
  const ack = s.flags.includes('ACK') ? s.ack : null;
  return lineOfSegment({ flags, from: s.seq, ack, len: s.len, lost: s.fate === 'dropped' });
}

const oursFrom = (trace: ConnectionTrace, side: Side): string[] =>
  trace.flights.filter((f) => f.from === side).map(ourLine);

function ourLine({ segment: s, fate }: Flight): string {
  const on = { SYN: s.syn, FIN: s.fin, RST: s.rst, PSH: s.psh, ACK: s.ack };
  const flags = Object.entries(on).flatMap(([flag, isOn]) => (isOn ? [flag] : []));
  const ack = s.ack ? s.ackNumber : null;
  const lost = fate === 'lost';
  return lineOfSegment({ flags: flags.join('+'), from: s.seq, ack, len: s.dataLen, lost });
}
