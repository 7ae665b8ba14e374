/**
 * Every small case: a run with each set of up to so many of its first sixteen segments lost, with each two neighbours
 * swapped by a delay, with each segment doubled. All must end well.
 */
import { ms } from '../../machines/tcp/time.ts';
import { violations } from '../trace/invariants/index.ts';
import { peerOf, SIDES, type Side } from '../trace/side.ts';
import type { Fault, Scenario } from '../simulation/scenario.ts';
import { simulate } from '../simulation/simulate.ts';
import type { Flight, ConnectionTrace } from '../trace/connection.ts';
import { endsAtLast } from '../trace/moment.ts';

const FIRST = 16;

/** What a small case is, and what is wrong with how it went; nothing where all is well. */
export interface SmallCase {
  readonly faults: readonly Fault[];
  readonly wrong: readonly string[];
}

const at = ({ from, nth }: Flight) => ({ from, nth });

/** Each set of up to so many lost transmissions among the first sixteen, the empty set first. */
export function* losses(scenario: Scenario, most: number): Generator<SmallCase> {
  yield* lossesAfter(scenario, most, [], 0);
}

function* lossesAfter(
  scenario: Scenario,
  most: number,
  lost: readonly Fault[],
  from: number,
): Generator<SmallCase> {
  const trace = simulate({ ...scenario, faults: lost });
  yield { faults: lost, wrong: wrongWith(trace) };
  if (lost.length === most) return;
  for (const flight of trace.flights.slice(from, FIRST)) {
    const fault: Fault = { match: at(flight), do: 'drop' };
    yield* lossesAfter(scenario, most, [...lost, fault], flight.index + 1);
  }
}

/** Each segment delayed so that the next one of its side overtakes it, and each one doubled. */
export function* disturbances(scenario: Scenario): Generator<SmallCase> {
  const { flights } = simulate(scenario);
  for (const flight of flights) {
    const next = flights.find((f) => f.from === flight.from && f.index > flight.index);
    if (next) {
      const byUs = next.sentAt - flight.sentAt + ms(1);
      yield caseWith(scenario, { match: at(flight), do: 'delay', byUs });
    }
    for (const byUs of [0, ms(20), ms(300)]) {
      yield caseWith(scenario, { match: at(flight), do: 'duplicate', byUs });
    }
  }
}

function caseWith(scenario: Scenario, fault: Fault): SmallCase {
  return { faults: [fault], wrong: wrongWith(simulate({ ...scenario, faults: [fault] })) };
}

/** What is wrong with how a run went: it did not end by itself, left an end open, lost octets without a word, ... */
export function wrongWith(trace: ConnectionTrace): string[] {
  const wrong = violations(trace);
  if (trace.end.reason !== 'quiet') wrong.push(`ended: ${trace.end.reason}`);
  const troubled = trace.steps.some((step) => step.reports.some(isTrouble));
  for (const side of SIDES) {
    const { state } = endsAtLast(trace)[side];
    if (!['CLOSED', 'LISTEN'].includes(state) && !troubled) wrong.push(`${side} ends in ${state}`);
    const { sent, got } = octets(trace, side);
    if (got > sent) wrong.push(`${peerOf(side)} got ${got} of ${sent} octets of the ${side}`);
    if (got < sent && !troubled) wrong.push(`${sent - got} octets of the ${side} are lost`);
  }
  return wrong;
}

/** Reports that tell an application of trouble; STATUS and an ordinary end of file are none. */
const isTrouble = (report: string): boolean =>
  report === 'connection reset' ||
  report === 'connection refused' ||
  report.startsWith('error: connection aborted') ||
  report === 'error: connection reset';

/** What a side's program gave to TCP, and what the other's got. */
function octets(trace: ConnectionTrace, from: Side): { sent: number; got: number } {
  let sent = 0;
  let got = 0;
  for (const { side, cause, effects, reports } of trace.steps) {
    if (side !== from) {
      for (const effect of effects) if (effect.kind === 'deliver') got += effect.bytes;
    } else if (cause.kind === 'call' && cause.call.call === 'send' && reports.length === 0) {
      sent += cause.call.bytes ?? 0;
    }
  }
  return { sent, got };
}
