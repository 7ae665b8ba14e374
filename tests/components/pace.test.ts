/** Playing by what the reader reads, and step by step: what waits where, for how long, and how fast it goes on. */
import { describe, expect, test } from 'vitest';
import type { Pace } from '../../machines/playback/modes.ts';
import { eased, motionMs } from '../../src/player/gait.ts';
import { nextEvent } from '../../src/player/walk.ts';
import { momentOf, START, type Moment } from '../../src/trace/moment.ts';
import type { ConnectionTrace } from '../../src/trace/connection.ts';
import type { ScenarioId } from '../../src/scenarios/index.ts';
import type { PlayerOptions } from '../../src/player/contract.ts';
import { handTicker } from '../player/handTicker.ts';
import { playerOf } from './playerOf.ts';

const READ_MS = 5000;

function play(
  scenario: ScenarioId,
  { pace = 'reading', ...options }: { pace?: Pace } & Pick<PlayerOptions, 'calm' | 'holdAt'> = {},
) {
  const ticker = handTicker();
  const player = playerOf(scenario, { ticker, pace: () => pace, dwell: () => READ_MS, ...options });
  return { player, ticker };
}

/** All events of a run in order, the end included. */
function eventsOf(trace: ConnectionTrace): Moment[] {
  const events: Moment[] = [];
  for (let at = START; ;) {
    const next = nextEvent(trace, at, 1);
    if (next.at === at.at && next.step === at.step) return events;
    events.push((at = next));
  }
}

describe('the way from one event to the next', () => {
  test('takes its time where it is short, and never more than 900 ms', () => {
    expect(motionMs(0)).toBe(0);
    expect(motionMs(1)).toBeGreaterThan(0);
    expect(motionMs(1e6)).toBe(900);
  });

  test('begins and ends slowly', () => {
    expect([eased(0), eased(0.5), eased(1)].map((way) => Math.round(way * 1e9))).toEqual([
      0, 5e8, 1e9,
    ]);
    expect(eased(0.1)).toBeLessThan(0.05);
  });
});

describe('by reading', () => {
  test('goes on at once when it is told to, and then stands at each event until that has been read', () => {
    const { player, ticker } = play('last-ack-lost');
    const events = eventsOf(player.trace);
    player.play();
    for (const [i, event] of events.entries()) {
      let moved = 0;
      const isThere = () =>
        player.at === event.at &&
        player.moment.step === event.step &&
        player.folded === player.fold.ofMoment(event);
      for (; !isThere(); moved += 10) ticker.pass(10);
      expect(moved).toBeLessThanOrEqual(910);
      if (i === events.length - 1) break;
      ticker.pass(READ_MS - 10);
      expect(player.moment).toEqual(event);
      expect(player.waited).toBeCloseTo(1 - 10 / READ_MS);
      ticker.pass(10);
      expect(player.waited).toBeNull();
    }
    expect([player.mode, ticker.running]).toEqual(['ended', false]);
    // The loss of the ACK is one of the events.
    expect(events.length).toBe(player.trace.steps.length + 1);
  });

  test('at twice the speed it waits half as long', () => {
    const { player, ticker } = play('open-data-close');
    player.setSpeed(2);
    player.play();
    while (player.moment.step < 0) ticker.pass(1);
    ticker.pass(READ_MS / 2 - 1);
    expect(player.moment.step).toBe(0);
    ticker.pass(1000);
    expect(player.moment.step).toBe(1);
  });

  test('what is stepped to while it plays pauses; play does not wait for it again', () => {
    const { player, ticker } = play('open-data-close');
    player.play();
    ticker.pass(1000);
    player.step(1);
    expect([player.mode, player.waited]).toEqual(['paused', null]);
    const { step } = player.moment;
    player.play();
    ticker.pass(1000);
    expect(player.moment.step).toBe(step + 1);
  });

  test('where the reader goes while it plays, that is read first', () => {
    const { player, ticker } = play('open-data-close');
    player.play();
    ticker.pass(1000);
    const there = momentOf(player.trace.steps[6]!);
    player.moveTo(there);
    ticker.pass(READ_MS - 1);
    expect(player.moment).toEqual(there);
    ticker.pass(1000);
    expect(player.moment.step).toBe(7);
  });

  test('losing a segment does not have the same sentence read again', () => {
    const { player, ticker } = play('open-data-close');
    player.play();
    while (player.inAir === null) ticker.pass(100);
    ticker.pass(READ_MS - 500);
    const { waited, moment } = player;
    player.lose(player.inAir);
    expect(player.moment).toEqual(moment);
    ticker.pass(100);
    expect(player.waited).toBeGreaterThan(waited ?? 1);
  });

  test('without motion it stands, and is there', () => {
    const { player, ticker } = play('open-data-close', { calm: () => true });
    player.play();
    expect(player.moment.step).toBe(0);
    ticker.pass(READ_MS - 1);
    expect(player.moment.step).toBe(0);
    ticker.pass(1);
    expect(player.moment).toEqual(momentOf(player.trace.steps[1]!));
  });

  test('waits where a question is asked', () => {
    const hold = (trace: ConnectionTrace): Moment => ({ at: trace.steps[3]!.at, step: 2 });
    const { player, ticker } = play('open-data-close', { holdAt: hold });
    player.play();
    for (let i = 0; i < 50; i++) ticker.pass(1000);
    expect([player.mode, player.moment]).toEqual(['paused', hold(player.trace)]);
  });
});

describe('step by step', () => {
  test('play goes to the next event and stays there; toggling on the way is there at once', () => {
    const { player, ticker } = play('open-data-close', { pace: 'steps' });
    player.toggle();
    expect(player.mode).toBe('playing');
    ticker.pass(1000);
    expect([player.mode, player.moment.step]).toEqual(['paused', 0]);
    ticker.pass(60_000);
    expect(player.moment.step).toBe(0);
    for (const step of [1, 2]) {
      player.toggle();
      ticker.pass(1000);
      expect(player.moment.step).toBe(step);
    }
    player.toggle();
    ticker.pass(1);
    player.toggle();
    expect([player.mode, player.moment]).toEqual(['paused', momentOf(player.trace.steps[3]!)]);
  });

  test('without motion, as before a class, it is one step at each press, and nothing else', () => {
    const { player, ticker } = play('open-data-close', { pace: 'steps', calm: () => true });
    for (const step of [0, 1, 2]) {
      player.toggle();
      expect([player.mode, player.moment.step, ticker.running]).toEqual(['paused', step, false]);
    }
  });
});
