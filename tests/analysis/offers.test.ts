/** What is offered at the end of a run, by what the run has in it. */
import { describe, expect, test } from 'vitest';
import { lessonFor, offeredLoss } from '../../src/analysis/offers.ts';
import { kindOf } from '../../machines/tcp/segment.ts';
import { changesOf, unchangedRun } from '../../src/player/run.ts';
import { lost } from '../../src/player/revise.ts';
import { SCENARIO_IDS, scenarioById, type ScenarioId } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';

const traceOf = (id: ScenarioId) => simulate(scenarioById(id));

describe('a segment to lose', () => {
  test('is the last ACK, which closes the passive closer', () => {
    const trace = traceOf('open-data-close');
    const offered = offeredLoss(trace)!;
    expect(offered.label).toBeNull();
    const flight = trace.flights[offered.flight]!;
    expect([flight.from, kindOf(flight.segment)]).toEqual(['client', 'ACK']);
    expect(flight.segment.ackNumber).toBe(
      trace.flights.findLast(({ segment }) => segment.fin)!.segment.seq + 1,
    );
  });

  test('is named by its label where the last ACK was lost before', () => {
    const trace = traceOf('last-ack-lost');
    const offered = offeredLoss(trace)!;
    expect(offered).toEqual({ flight: trace.flights.length - 1, label: 'ACK' });
  });

  test.each([
    ['refused', 'RST+ACK'],
    ['simultaneous-close', 'ACK'],
  ] as const)('is the last that arrives where there is no last ACK: %s', (id, label) => {
    const trace = traceOf(id);
    const offered = offeredLoss(trace)!;
    expect(offered.label).toBe(label);
    expect(trace.flights[offered.flight]!.fate).not.toBe('lost');
    expect(trace.flights.slice(offered.flight + 1).every(({ fate }) => fate === 'lost')).toBe(true);
  });

  test('in every scenario there is none, or it can be lost', () => {
    for (const id of SCENARIO_IDS) {
      const run = unchangedRun(traceOf(id));
      const offered = offeredLoss(run.trace);
      if (offered === null) {
        expect(run.trace.flights.every(({ fate }) => fate === 'lost')).toBe(true);
        continue;
      }
      const now = lost(run, offered.flight);
      expect(changesOf(now).segments, id).toHaveLength(1);
      expect(now.trace.flights[offered.flight]?.fate, id).toBe('lost');
    }
  });

  test('there is none where every segment is lost', () => {
    const flights = traceOf('syn-lost').flights.map((flight) => ({ ...flight, fate: 'lost' }));
    expect(offeredLoss({ ...traceOf('syn-lost'), steps: [], flights } as never)).toBeNull();
  });
});

describe('a lesson', () => {
  test('on closing where the run closes, on opening where it only opens', () => {
    expect(lessonFor(traceOf('open-data-close'))).toBe('why-four');
    expect(lessonFor(traceOf('refused'))).toBe('why-three');
    expect(lessonFor({ ...traceOf('refused'), flights: [] })).toBeNull();
  });
});
