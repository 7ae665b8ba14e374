/**
 * What must hold after every step of every run, whatever the network did. Tests run this over all scenarios and over
 * random ones; a violation is a bug of the endpoint, never of a scenario.
 */
import { segLen } from '../../machines/tcp/segment.ts';
import { advance, after, before, type Seq } from '../../machines/tcp/sequence.ts';
import { flightSize, rightEdge, type Tcb } from '../../machines/tcp/tcb.ts';
import { peerOf, type Side } from './scenario.ts';
import type { EndView, Step, Trace } from './trace.ts';

/** All violations of a trace, each as a sentence with its step; empty when all is well. */
export function violations(trace: Trace): string[] {
  const delivered = new Deliveries();
  return trace.steps.flatMap((step) =>
    [
      ...ofState(step.after),
      ...ofTcb(step.after.tcb),
      ...ofProgress(step.before.tcb, step.after.tcb),
      ...ofSent(trace, step),
      ...delivered.of(step),
    ].map((what) => `step ${step.index}, ${step.side} in ${step.after.state}: ${what}`),
  );
}

const when = (wrong: boolean, what: string): string[] => (wrong ? [what] : []);

function ofState({ state, tcb }: EndView): string[] {
  const without = state === 'CLOSED' || state === 'LISTEN';
  if (tcb === null || without)
    return when((tcb === null) !== without, 'a TCB exactly where one belongs');
  const peerFin = ['CLOSE_WAIT', 'CLOSING', 'LAST_ACK', 'TIME_WAIT'].includes(state);
  const noFin = ['SYN_SENT', 'SYN_RCVD', 'ESTABLISHED', 'CLOSE_WAIT'].includes(state);
  return [
    ...when(tcb.peerFin !== peerFin, "the state says whether the peer's FIN was taken"),
    ...when(noFin && tcb.finSeq !== null, 'no FIN of ours has left'),
    ...when(state === 'LAST_ACK' && tcb.finSeq === null, 'our FIN has left in LAST_ACK'),
    ...when(state === 'TIME_WAIT' && !tcb.timers.timeWait, 'TIME_WAIT ends some time'),
    ...when(state === 'TIME_WAIT' && tcb.inFlight.length > 0, 'nothing is in flight in TIME_WAIT'),
  ];
}

function ofTcb(tcb: Tcb | null): string[] {
  if (!tcb) return [];
  const waits = tcb.inFlight.length > 0;
  return [
    ...when(after(tcb.sndUna, tcb.sndNxt), 'SND.UNA =< SND.NXT'),
    ...when(
      waits !== (tcb.timers.retransmission !== undefined),
      'the timer runs while something is in flight',
    ),
    ...when(
      !tcb.probing && !isSeamless(tcb),
      'the queue covers SND.UNA up to SND.NXT without a seam',
    ),
    ...when(
      flightSize(tcb) > tcb.maxSndWnd + 1 && tcb.maxSndWnd > 0,
      'no more in flight than was ever allowed',
    ),
    ...when(tcb.rcvWnd < 0 || tcb.unread < 0 || tcb.unsent < 0, 'no negative amounts'),
    ...when(
      tcb.held.some((h) => before(h.seq, tcb.rcvNxt) && h.dataLen === 0),
      'held stretches lie ahead',
    ),
    ...when(tcb.cwnd < tcb.sndMss, 'cwnd is at least one segment'),
  ];
}

function isSeamless(tcb: Tcb): boolean {
  let next: Seq = tcb.sndUna;
  for (const entry of tcb.inFlight) {
    if (entry.seq !== next) return false;
    next = advance(entry.seq, entry.dataLen + (entry.syn ? 1 : 0) + (entry.fin ? 1 : 0));
  }
  return next === tcb.sndNxt;
}

/** Within one incarnation nothing moves back. */
function ofProgress(was: Tcb | null, is: Tcb | null): string[] {
  if (!was || !is || was.iss !== is.iss || was.irs !== is.irs || is.irs === null) return [];
  return [
    ...when(before(is.sndUna, was.sndUna), 'SND.UNA never moves back'),
    ...when(before(is.rcvNxt, was.rcvNxt), 'RCV.NXT never moves back'),
    ...when(before(rightEdge(is), rightEdge(was)), 'the right edge of the window never moves left'),
  ];
}

/** Every segment after the first SYN carries an ACK, but for resets. */
const ofSent = (trace: Trace, step: Step): string[] =>
  step.sent.flatMap((index) => {
    const segment = trace.flights[index]?.segment;
    if (!segment) return ['a flight that is not there'];
    return [
      ...when(
        !segment.ack && !segment.syn && !segment.rst,
        'every segment but SYN and RST carries an ACK',
      ),
      ...when(segment.rst && segLen(segment) > 0, 'a reset takes up no numbers'),
    ];
  });

/** Octets reach the application in order and once, and only those that the other one sent. */
class Deliveries {
  readonly #next = new Map<Side, Seq>();
  readonly #got: Record<Side, number> = { client: 0, server: 0 };
  readonly #given: Record<Side, number> = { client: 0, server: 0 };

  of(step: Step): string[] {
    const { side, cause } = step;
    if (cause.kind === 'call' && cause.call.call === 'send')
      this.#given[side] += cause.call.bytes ?? 0;
    if (step.walked.length > 1 && step.before.tcb === null) this.#next.delete(side);
    const wrong: string[] = [];
    for (const effect of step.effects) {
      if (effect.kind !== 'deliver') continue;
      const expected = this.#next.get(side);
      wrong.push(
        ...when(expected !== undefined && effect.seq !== expected, 'octets in order, once'),
      );
      this.#next.set(side, advance(effect.seq, effect.bytes));
      this.#got[side] += effect.bytes;
      wrong.push(...when(effect.bytes <= 0, 'a delivery has octets'));
    }
    return wrong.concat(when(this.#isInvented(side), 'no octet that was not sent'));
  }

  #isInvented(side: Side): boolean {
    const given = this.#given[peerOf(side)];
    return given > 0 && this.#got[side] > given;
  }
}
