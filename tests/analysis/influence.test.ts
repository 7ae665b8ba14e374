/**
 * What follows from a field of a segment, on runs. What is expected here is what the RFC says of the field; the code under
 * test knows nothing of that, it asks the endpoint.
 */
import { describe, expect, test } from 'vitest';
import { kindOf, segmentOf, type SegmentKind } from '../../machines/tcp/segment.ts';
import { seq } from '../../machines/tcp/sequence.ts';
import type { Influence } from '../../src/analysis/influence/influence.ts';
import { influencesOf } from '../../src/analysis/influence/index.ts';
import { lightsOf } from '../../src/analysis/influence/lights.ts';
import { without } from '../../src/analysis/influence/otherwise.ts';
import { scenarioById, SCENARIO_IDS, type ScenarioId } from '../../src/scenarios/index.ts';
import type { Side } from '../../src/trace/side.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { Flight, ConnectionTrace } from '../../src/trace/connection.ts';
import { fieldsOf, type FieldName } from '../../src/wire/fields.ts';

const runOf = (id: ScenarioId): ConnectionTrace => simulate(scenarioById(id));

function sentBy(trace: ConnectionTrace, from: Side, kind: SegmentKind, nth = 1): Flight {
  const found = trace.flights.filter((f) => f.from === from && kindOf(f.segment) === kind)[nth - 1];
  if (found === undefined) throw new Error(`the ${from} sends no such ${kind}`);
  return found;
}

/** `client SND.UNA = 202`, `client FIN_WAIT_1 > FIN_WAIT_2`, `acknowledged #7`; what a field was taken from begins with `from`. */
function told(influence: Influence): string {
  const from = influence.how === 'from' ? 'from ' : '';
  switch (influence.kind) {
    case 'variable':
      return `${from}${influence.side} ${influence.name} = ${influence.is}`;
    case 'state':
      return `${from}${influence.side} ${influence.walked.join(' > ')}`;
    case 'timer':
      return `${influence.side} ${influence.timer} ${influence.how}`;
    case 'flight':
      return `${influence.how} #${influence.flight}`;
  }
}

const influencesIn = (trace: ConnectionTrace, flight: Flight, field: FieldName) =>
  influencesOf(field, flight, trace).map(told);

describe('the acknowledgment number', () => {
  const trace = runOf('last-ack-lost');

  test('is its sender’s RCV.NXT, becomes the receiver’s SND.UNA and stops the timer (RFC 9293, 3.4; RFC 6298, 5.2)', () => {
    const ack = sentBy(trace, 'server', 'ACK', 1);
    expect(influencesIn(trace, ack, 'ack')).toEqual([
      'from server RCV.NXT = 201',
      'acknowledged #3',
      'client SND.UNA = 201',
      'client cwnd = 4100',
      'client retransmission stops',
    ]);
  });

  test('of a FIN leads from FIN_WAIT_1 to FIN_WAIT_2 (RFC 9293, 3.10.7.4, fifth)', () => {
    const ack = sentBy(trace, 'server', 'ACK', 2);
    expect(influencesIn(trace, ack, 'ack')).toEqual(
      expect.arrayContaining(['client FIN_WAIT_1 > FIN_WAIT_2', 'client SND.UNA = 202']),
    );
  });

  test('that is lost changes nothing at the other end', () => {
    const lost = trace.flights.find(({ fate }) => fate === 'lost')!;
    expect(influencesIn(trace, lost, 'ack')).toEqual(['from client RCV.NXT = 502']);
  });

  test('covers the FIN and its retransmission at once', () => {
    const last = trace.flights.at(-1)!;
    expect(influencesIn(trace, last, 'ack')).toEqual(
      expect.arrayContaining(['acknowledged #9', 'acknowledged #11', 'server LAST_ACK > CLOSED']),
    );
  });

  test('has no influence where the ACK bit is off', () => {
    expect(influencesIn(trace, sentBy(trace, 'client', 'SYN'), 'ack')).toEqual([]);
  });
});

describe('the sequence number', () => {
  const trace = runOf('last-ack-lost');

  test('of data moves SND.NXT here and RCV.NXT there, and an ACK comes back', () => {
    expect(influencesIn(trace, sentBy(trace, 'client', 'DATA'), 'seq')).toEqual([
      'from client SND.NXT = 201',
      'acknowledges #4',
      'server RCV.NXT = 201',
    ]);
  });

  test('of a FIN is acknowledged by the lost ACK and by the one that arrives, and comes again', () => {
    expect(influencesIn(trace, sentBy(trace, 'server', 'FIN'), 'seq')).toEqual(
      expect.arrayContaining(['acknowledges #10', 'acknowledges #12', 'sameNumbers #11']),
    );
  });

  test('of a retransmission is the SND.UNA of its sender, and moves nothing', () => {
    expect(influencesIn(trace, sentBy(trace, 'server', 'FIN', 2), 'seq')).toEqual([
      'from server SND.UNA = 501',
      'acknowledges #12',
      'sameNumbers #9',
    ]);
  });

  test('of a bare ACK moves nothing: it takes up no number', () => {
    expect(influencesIn(trace, sentBy(trace, 'server', 'ACK', 1), 'seq')).toEqual([
      'from server SND.NXT = 301',
    ]);
  });
});

describe('flags', () => {
  test('SYN opens at both ends (RFC 9293, figure 5)', () => {
    const trace = runOf('open-data-close');
    const influences = influencesIn(trace, sentBy(trace, 'client', 'SYN'), 'syn');
    expect(influences).toEqual(
      expect.arrayContaining([
        'from client CLOSED > SYN_SENT',
        'server LISTEN > SYN_RCVD',
        'server RCV.NXT = 101',
        'acknowledges #1',
      ]),
    );
  });

  test('a FIN that acknowledges ours leads through FIN_WAIT_2; each of its two fields is needed', () => {
    const trace = runOf('three-segment-close');
    const fin = sentBy(trace, 'server', 'FIN');
    const walk = 'client FIN_WAIT_1 > FIN_WAIT_2 > TIME_WAIT';
    expect(influencesIn(trace, fin, 'fin')).toEqual(
      expect.arrayContaining(['from server CLOSE_WAIT > LAST_ACK', walk, 'client timeWait starts']),
    );
    expect(influencesIn(trace, fin, 'ack')).toEqual(
      expect.arrayContaining([walk, 'client SND.UNA = 202']),
    );
    expect(influencesIn(trace, fin, 'fin')).not.toContain('client SND.UNA = 202');
  });

  test('RST ends the connection in SYN_SENT (RFC 9293, 3.10.7.3)', () => {
    const trace = runOf('refused');
    expect(influencesIn(trace, sentBy(trace, 'server', 'RST'), 'rst')).toContain(
      'client SYN_SENT > CLOSED',
    );
  });

  test('that are off lead nowhere', () => {
    const trace = runOf('open-data-close');
    const data = sentBy(trace, 'client', 'DATA');
    for (const flag of ['syn', 'fin', 'rst', 'urg', 'ece', 'cwr'] as const)
      expect(influencesIn(trace, data, flag)).toEqual([]);
  });
});

describe('the window', () => {
  const trace = runOf('zero-window');

  test('that shuts stops the sender and starts its persist timer (RFC 9293, 3.8.6.1)', () => {
    const shut = trace.flights.find(({ segment }) => segment.ack && segment.wnd === 0)!;
    expect(influencesIn(trace, shut, 'window')).toEqual([
      'from server RCV.WND = 0',
      'client SND.WND = 0',
      'client retransmission stops',
      'client persist starts',
    ]);
  });

  test('that opens lets data leave', () => {
    const opens = trace.flights.find(
      ({ from, segment, index }) => from === 'server' && segment.wnd > 0 && index > 6,
    )!;
    expect(influencesIn(trace, opens, 'window')).toEqual(
      expect.arrayContaining(['client SND.WND = 200', 'client persist stops', 'answers #12']),
    );
  });
});

test('the MSS option limits what the other end sends (RFC 9293, 3.7.1)', () => {
  const trace = runOf('open-data-close');
  expect(influencesIn(trace, sentBy(trace, 'server', 'SYN_ACK'), 'mss')).toContain(
    'client Eff.snd.MSS = 1000',
  );
});

test('ports and checksum have no influence, in any segment of any run', () => {
  for (const id of SCENARIO_IDS.slice(0, 12)) {
    const trace = runOf(id);
    for (const flight of trace.flights.slice(0, 12)) {
      for (const field of ['sourcePort', 'destinationPort', 'checksum', 'urgentPointer'] as const)
        expect(influencesOf(field, flight, trace)).toEqual([]);
    }
  }
});

test('every influence says what the trace says at its step, in every built-in run', () => {
  for (const id of SCENARIO_IDS) {
    const trace = runOf(id);
    for (const flight of trace.flights.slice(0, 8)) {
      for (const { name } of fieldsOf(flight.segment, flight.from)) {
        for (const influence of influencesOf(name, flight, trace)) check(trace, influence);
      }
    }
  }
});

/** A state that is told was walked into then, a segment was sent then, a number was the variable's. */
function check(trace: ConnectionTrace, influence: Influence): void {
  const { side, walked, sent, after, before } = trace.steps[influence.step]!;
  expect(side).toBe(influence.side);
  if (influence.kind === 'state') expect(walked).toEqual(influence.walked);
  if (influence.kind === 'flight') expect(sent).toContain(influence.flight);
  if (influence.kind === 'variable' && influence.name === 'RCV.NXT')
    expect((after.tcb ?? before.tcb)?.rcvNxt).toBe(influence.is);
}

test('influences light up in the cards and in the diagram, with the segment itself', () => {
  const trace = runOf('last-ack-lost');
  const ack = sentBy(trace, 'server', 'ACK', 2);
  const lights = lightsOf(influencesOf('ack', ack, trace), ack.index);
  expect([...lights.flights]).toEqual([ack.index, 7]);
  expect(lights.ends.client.state).toBe(true);
  expect([...lights.ends.client.variables]).toEqual(['SND.UNA']);
  expect([...lights.ends.client.timers]).toEqual(['retransmission']);
  expect(lights.ends.server.state).toBe(false);
  expect([...lights.ends.server.variables]).toEqual(['RCV.NXT']);
});

test('a window that says what the last one said is taken in the unit of its field (RFC 7323, 2.3)', () => {
  const run = simulate({ ...scenarioById('open-data-close'), profile: 'linux' });
  const scaled = run.steps.flatMap(({ cause, before: { tcb } }) =>
    cause.kind === 'segment' && !cause.segment.syn && tcb !== null && tcb.sndScale > 0
      ? [without('window', cause.segment, tcb)?.wnd]
      : [],
  );
  expect(scaled.length).toBeGreaterThan(4);
  expect(scaled.filter((wnd) => wnd === undefined || wnd > 0xffff)).toEqual([]);
});

test('each field of an option stands for the whole option', () => {
  const segment = segmentOf({
    ...{ seq: 1, ack: true, timestamps: { value: 2, echo: 1 } },
    sack: [{ start: seq(5), end: seq(9) }],
  });
  for (const field of ['sackKind', 'sackLength', 'sackStart1', 'sackEnd1'] as const)
    expect(without(field, segment, null)).not.toHaveProperty('sack');
  for (const field of ['timestampsKind', 'timestampsLength', 'tsVal', 'tsEcr'] as const)
    expect(without(field, segment, null)).not.toHaveProperty('timestamps');
  expect(without('windowScale', segment, null)).toBeNull();
  expect(without('nop1', segment, null)).toBeNull();
});
