/**
 * How what is shown is known: of a run that was captured at the client and followed, what no packet shows is marked; a run that was
 * simulated has no marks.
 */
import { expect, test } from 'vitest';
import { follow } from '../../src/capture/follow/follow.ts';
import { scenarioById, type ScenarioId } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { foldOf } from '../../src/trace/fold/index.ts';
import { logOf } from '../../src/trace/log.ts';
import type { ConnectionTrace } from '../../src/trace/connection.ts';
import { assumedFrom, isStateAssumed, isUncaptured } from '../../src/views/evidence/known.ts';
import { listOf } from '../../src/views/ladder/list.ts';
import { layoutLadder } from '../../src/views/ladder/layout.ts';
import { asKnown, dashesOf } from '../../src/views/ladder/looks.ts';
import { receiveSpace, sendSpace } from '../../src/views/space/spaces.ts';
import { words } from '../../src/words/en/index.ts';
import { capturedAt } from '../capture/follow/runsAsCaptured.ts';

/** `but`: the capture has missed the segment of this index. */
function followed(id: ScenarioId, but?: number): ConnectionTrace {
  const captured = capturedAt(simulate(scenarioById(id)), 'client');
  if (captured === null) throw new Error(`nothing passes in ${id}`);
  const segments = captured.segments.filter((_, index) => index !== but);
  return follow({ ...captured, segments }, { vantage: 'client' }).trace;
}

const marksOf = (trace: ConnectionTrace) =>
  layoutLadder(trace, {
    ...{ width: 1000, height: 600, fold: foldOf(trace), words: words.interface.ladder },
    number: (_side, n) => String(n),
  });

const threeFins = followed('last-ack-lost');

test('a simulated run has no marks: its diagram is the very one', () => {
  const trace = simulate(scenarioById('last-ack-lost'));
  const marks = marksOf(trace);
  expect(asKnown(marks, trace)).toBe(marks);
  expect(logOf(trace).filter(({ how }) => how !== null)).toEqual([]);
  expect([assumedFrom(trace, 'client'), assumedFrom(trace, 'server')]).toEqual([null, null]);
});

test('an arrow dissolves at the end where it was not captured', () => {
  const { arrows } = asKnown(marksOf(threeFins), threeFins);
  const [syn, synAck, ack] = arrows;
  // it leaves where it was captured, and arrives where nobody looked
  expect(syn?.look).toMatch(/^--dash:\d{3}[.\d]* 3 14 3 10 .*;--head/);
  // the other way round: it dissolves where it left, and its head was seen
  expect(synAck?.look).toMatch(/^--dash:3 3 .* 10 3 14 3 \d{3}[.\d]*$/);
  // nothing acknowledges an ACK: that it arrived is assumed
  expect(ack?.look).toMatch(/ 1\.5 4 1\.5;--head/);
});

test('the dashes of a line are as long as the line, or a little longer', () => {
  const dashes = dashesOf(600, { from: 'inferred', to: 'assumed', again: true }) ?? [];
  expect(dashes.reduce((sum, each) => sum + each, 0)).toBeCloseTo(600, 0);
  expect(dashes).toContain(7);
  expect(dashesOf(600, { from: null, to: null, again: true })).toBeNull();
});

test('calls are inferred; a wait whose end nothing shows is assumed, and so is the state after it', () => {
  const { tags, rails, brackets } = asKnown(marksOf(threeFins), threeFins);
  expect(new Set(tags.map(({ look }) => look))).toEqual(new Set(['--dash:3 2.5']));
  const assumed = rails.filter(({ phase }) => phase.endsWith(' assumed'));
  expect(assumed.map(({ side, state }) => `${side} ${state}`)).toEqual([
    'client CLOSED',
    'server CLOSED',
    'server LISTEN',
  ]);
  // that the FIN is retransmitted shows its timer; nothing shows the waits of the client
  const shown = brackets.filter(({ timer }) => timer !== 'untold');
  expect(shown.map(({ side, timer }) => `${side} ${timer}`)).toEqual(['server retransmission']);
});

test('a state is known as long as a later packet shows it', () => {
  const from = assumedFrom(threeFins, 'server') ?? -1;
  // the last ACK was not seen to arrive
  expect(threeFins.steps[from]?.walked).toEqual(['LAST_ACK', 'CLOSED', 'LISTEN']);
  expect(isStateAssumed(threeFins, 'server', from - 1)).toBe(false);
  expect(isStateAssumed(threeFins, 'server', from)).toBe(true);
});

test('a segment that is not in the capture and must have been sent is told from the others', () => {
  // 100 octets, which the server then acknowledges
  const trace = followed('last-ack-lost', 3);
  const uncaptured = trace.flights.filter((flight) => isUncaptured(flight, trace));
  expect(uncaptured.map(({ segment }) => segment.dataLen)).toEqual([100]);
  const { arrows } = asKnown(marksOf(trace), trace);
  const looks = uncaptured.map(({ index }) => arrows.find(({ flight }) => flight === index)?.look);
  expect(new Set(looks)).toEqual(new Set(['--dash:2 4;--head:var(--panel);--rim:1.25']));
});

test('what an end keeps for itself is no part of its spaces', () => {
  const tcb = threeFins.steps[8]?.after.tcb;
  if (!tcb) throw new Error('there is no connection');
  expect(sendSpace(tcb, true)).toMatchObject({ cwnd: null, next: null, waiting: { dataLen: 0 } });
  expect(receiveSpace(tcb, true)).toMatchObject({ untold: true });
});

test('the log says of each line how it is known', () => {
  const lines = logOf(threeFins).map(({ event, how }) => `${event}: ${how?.text ?? 'seen'}`);
  expect(lines).toContain('LISTEN > SYN_RCVD: inferred');
  expect(lines).toContain('LAST_ACK > CLOSED: assumed');
  expect(lines).toContain('FIN_WAIT_2 > TIME_WAIT: seen');
});

test('to those who read rather than look, a time that is an estimate is told as one', () => {
  const naming = { words, number: (_side: unknown, n: number) => String(n) };
  const [syn] = listOf(threeFins, marksOf(threeFins).arrows, naming);
  expect(syn?.says(true)).toMatch(/sent .*0\.000 s.* arrives .*≈ 0\.050 s/);
});
