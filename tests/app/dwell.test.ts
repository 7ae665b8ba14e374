/** How long the player waits for the reader: as long as the sentence of the moment takes, in the language that is shown. */
import { describe, expect, test } from 'vitest';
import { dwellAt } from '../../src/app/dwell.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { START } from '../../src/trace/moment.ts';
import { words as en } from '../../src/words/en/index.ts';
import { words as zh } from '../../src/words/zh/index.ts';
import { asOnTheWire } from '../../src/words/sentences/telling.ts';
import { nextEvent } from '../../src/player/walk.ts';

const trace = simulate(scenarioById('last-ack-lost'));

describe.each([
  ['English', en],
  ['Chinese', zh],
])('in %s', (_, words) => {
  test('every event, losses too, is waited at for as long as a sentence or a few take', () => {
    let moment = START;
    let count = 0;
    for (;;) {
      const next = nextEvent(trace, moment, 1);
      if (next.step === moment.step && next.at === moment.at) break;
      moment = next;
      const ms = dwellAt(words, trace, moment, asOnTheWire);
      expect(ms).toBeGreaterThan(2000);
      expect(ms).toBeLessThan(25_000);
      count += 1;
    }
    expect(count).toBeGreaterThan(trace.steps.length);
  });
});
