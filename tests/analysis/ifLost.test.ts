/** What would follow from a loss: nothing else than the run in which it is lost shows. */
import { describe, expect, test } from 'vitest';
import { ms } from '../../machines/tcp/time.ts';
import { ifLost } from '../../src/analysis/ifLost.ts';
import { scenarioById, type ScenarioId } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';

const traceOf = (id: ScenarioId) => simulate(scenarioById(id));

describe('what would follow', () => {
  const trace = traceOf('open-data-close');

  test('from the loss of the SYN: nothing that there is, and all of it one second later', () => {
    const found = ifLost(trace, 0)!;
    expect(found.lost).toBe(trace.flights[0]);
    expect(found.unsent).toEqual(new Set(trace.flights.slice(1).map(({ index }) => index)));
    const [again, answer] = found.instead;
    expect(again).toMatchObject({ from: 'client', sentAt: 1_020_000, again: 0 });
    expect(answer).toMatchObject({ from: 'server', sentAt: 1_070_000 });
  });

  test('from that of any segment: together with what stays, the very run in which it is lost', () => {
    for (const { index, from, nth } of trace.flights) {
      const { instead, unsent, lost } = ifLost(trace, index)!;
      const { flights } = simulate({
        ...trace.scenario,
        faults: [...(trace.scenario.faults ?? []), { match: { from, nth }, do: 'drop' }],
      });
      const stays = trace.flights.filter((each) => each !== lost && !unsent.has(each.index));
      const times = [...stays, ...instead, lost].map(({ sentAt }) => sentAt).sort((a, b) => a - b);
      const expected = flights.filter(({ sentAt }) => sentAt < trace.end.at);
      expect(times).toEqual(expected.map(({ sentAt }) => sentAt));
      // The past stays.
      for (const gone of unsent) expect(gone).toBeGreaterThan(index);
    }
  });

  test('is the same answer when it is asked again', () => {
    expect(ifLost(trace, 3)).toBe(ifLost(trace, 3));
  });

  test('is nothing where it is lost already, and where the run is too long to ask', () => {
    expect(ifLost(traceOf('syn-lost'), 0)).toBeNull();
    const long = simulate({
      ...trace.scenario,
      client: {
        iss: [100],
        reactions: [{ on: 'established', afterUs: ms(100), call: 'send', bytes: 500_000 }],
      },
    });
    expect(long.flights.length).toBeGreaterThan(120);
    expect(ifLost(long, 3)).toBeNull();
  });
});
