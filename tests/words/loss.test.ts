/** What is said of a loss: in every run, in both languages, and that the timer it names does find out. */
import { describe, expect, test } from 'vitest';
import { time } from '../../machines/tcp/time.ts';
import { SCENARIO_IDS, scenarioById, type ScenarioId } from '../../src/scenarios/index.ts';
import { scenarioNamed } from '../../src/scenarios/named.ts';
import type { SimulatedTrace } from '../../src/simulation/connectionRun.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { Fault } from '../../src/simulation/scenario.ts';
import { lossAfter, momentOfLoss, type LossEvent } from '../../src/trace/loss.ts';
import type { Moment } from '../../src/trace/moment.ts';
import type { Words } from '../../src/words/contract/index.ts';
import { LANGUAGES, loadChunk } from '../../src/words/lexicon.ts';
import { plain } from '../../src/words/phrase.ts';
import { captionOfLoss } from '../../src/words/sentences/caption.ts';
import { tellingOfLoss } from '../../src/words/sentences/loss.ts';
import { faultsOf } from './faults.ts';

const languages = await Promise.all(LANGUAGES.map(({ lang }) => loadChunk('full', lang)));
const [english] = languages as [Words];

interface Found {
  readonly trace: SimulatedTrace;
  readonly loss: LossEvent;
  readonly moment: Moment;
}

/** Every loss of a run. */
function lossesOf(trace: SimulatedTrace): Found[] {
  const found: Found[] = [];
  let loss = lossAfter(trace, time(0));
  while (loss !== undefined) {
    found.push({ trace, loss, moment: momentOfLoss(trace, loss) });
    loss = lossAfter(trace, loss.at);
  }
  return found;
}

/** Each segment of the usual connection and of some others lost in turn, besides what the scenarios lose. */
const INTERESTING: readonly ScenarioId[] = [
  'open-data-close',
  'zero-window',
  'keep-alive',
  'aborted',
  'refused',
  'simultaneous-close',
].filter((id): id is ScenarioId => SCENARIO_IDS.some((known) => known === id));

const ALL: readonly Found[] = [
  ...SCENARIO_IDS.flatMap((id) => lossesOf(simulate(scenarioById(id)))),
  ...INTERESTING.flatMap((id) => {
    const scenario = scenarioById(id);
    return simulate(scenario)
      .flights.slice(0, 30)
      .flatMap(({ from, nth }) => {
        const lose: Fault = { match: { from, nth }, do: 'drop' };
        return lossesOf(simulate({ ...scenario, faults: [...(scenario.faults ?? []), lose] }));
      });
  }),
];

const textOf = ({ trace, loss, moment }: Found): string =>
  plain(captionOfLoss(english, trace, loss, moment).text);

describe.each(languages)('$lang', (words) => {
  test('every loss of every run has its sentence', () => {
    expect(ALL.length).toBeGreaterThan(80);
    const faults = ALL.flatMap(({ trace, loss, moment }) => {
      const { title, text } = captionOfLoss(words, trace, loss, moment);
      return [...faultsOf(words, title, 80), ...faultsOf(words, text, 200)];
    });
    expect([...new Set(faults)]).toEqual([]);
  });
});

test('the timer that is named is the one that runs: it fires then, or is stopped or restarted before', () => {
  for (const { trace, loss, moment } of ALL) {
    const { own, others, from, peer } = tellingOfLoss(trace, loss, moment);
    for (const [side, running] of [
      [from, own],
      [peer, others],
    ] as const) {
      if (running === null) continue;
      // one that was begun again in the same instant has the same end
      const span = trace.timers.findLast(
        (each) =>
          each.side === side &&
          each.timer === running.timer &&
          each.startedAt <= loss.at &&
          each.deadline === loss.at + running.leftUs,
      );
      expect(span).toBeDefined();
      expect(span?.endedAt ?? Infinity).toBeGreaterThanOrEqual(loss.at);
    }
  }
});

test('a SYN, a FIN or data that is lost is guarded by its sender’s retransmission timer (RFC 6298, 5.1)', () => {
  const found = ALL.filter(({ loss }) => loss.flights[0].reason === 'first');
  const unguarded = found.filter(
    (each) => tellingOfLoss(each.trace, each.loss, each.moment).own === null,
  );
  expect(found.length).toBeGreaterThan(20);
  expect(unguarded.filter(({ loss }) => !loss.flights[0].segment.rst)).toEqual([]);
});

test('a pure ACK is never retransmitted: no run sends one again for its own sake (RFC 9293, 3.8.1)', () => {
  const acks = ALL.filter((each) => textOf(each).includes('pure ACK'));
  expect(acks.length).toBeGreaterThan(10);
  for (const { trace, loss } of acks)
    expect(trace.flights.some(({ again }) => again === loss.flights[0].index)).toBe(false);
});

test('the last ACK: the server’s timer finds out, and it fires then', () => {
  const scenario = scenarioNamed('last-ack-lost');
  if (scenario === null) throw new Error('there is no such scenario');
  const [found] = lossesOf(simulate(scenario));
  if (found === undefined) throw new Error('nothing is lost');
  expect(textOf(found)).toBe(
    'Neither side knows. A pure ACK is never retransmitted. The server’s retransmission timer fires 925 ms later unless another ACK arrives first.',
  );
  const fired = found.trace.timers.find(
    ({ outcome, endedAt }) => outcome === 'fired' && endedAt === 1_900_000,
  );
  expect(fired).toMatchObject({ side: 'server', timer: 'retransmission' });
});
