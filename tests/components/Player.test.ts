/** The player: what the reader does with a run, and where they are afterwards. In the browser's Svelte, without a page. */
import { describe, expect, test } from 'vitest';
import { ms, s, time } from '../../machines/tcp/time.ts';
import { momentOf, START, type Moment } from '../../src/trace/moment.ts';
import type { ConnectionTrace } from '../../src/trace/connection.ts';
import { scenarioById, type ScenarioId } from '../../src/scenarios/index.ts';
import { perform } from '../../src/player/perform.ts';
import { Player } from '../../src/player/Player.svelte.ts';
import * as works from '../../src/player/engine.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { handTicker } from '../player/handTicker.ts';
import { playerOf } from './playerOf.ts';

function play(scenario: ScenarioId, { calm = false } = {}) {
  const ticker = handTicker();
  const player = playerOf(scenario, { ticker, calm: () => calm });
  return { player, ticker };
}

/** The states of both ends, client first. */
const states = ({ frame: { ends } }: Player) => `${ends.client.state} ${ends.server.state}`;

/** The step that just happened, told by its cause. */
function cause({ frame: { step } }: Player): string {
  if (step === null) return 'start';
  const { side, cause } = step;
  if (cause.kind === 'call') return `${side} ${cause.call.call}`;
  return cause.kind === 'timer' ? `${side} ${cause.timer}` : `${side} segment`;
}

describe('at first', () => {
  test('nothing has happened, and nothing moves', () => {
    const { player, ticker } = play('open-data-close');
    expect(player.moment).toEqual(START);
    expect([player.mode, player.atStart, player.atEnd, player.changed]).toEqual([
      'paused',
      true,
      false,
      false,
    ]);
    expect(states(player)).toBe('CLOSED CLOSED');
    expect(ticker.running).toBe(false);
  });
});

describe('before the works are there', () => {
  function still() {
    const ticker = handTicker();
    const first = simulate(scenarioById('open-data-close'));
    const player = new Player({
      first,
      scenarioOf: (id) => scenarioById(id as ScenarioId),
      ticker,
    });
    return { player, ticker };
  }

  test('the run can be looked at, and stands still', () => {
    const { player, ticker } = still();
    player.play();
    expect([player.mode, ticker.running]).toEqual(['paused', false]);
    player.seek(time(ms(200)));
    expect(states(player)).toBe('ESTABLISHED ESTABLISHED');
    expect(player.trace.steps).toHaveLength(18);
  });

  test('what is asked for waits, and is done in its turn', () => {
    const { player, ticker } = still();
    player.lose(0);
    player.undo();
    player.choose('syn-lost');
    player.lose(1);
    player.step(1);
    player.play();
    expect([player.name, player.changed]).toEqual(['open-data-close', false]);

    player.start(works);
    expect([player.name, player.changed, player.mode]).toEqual(['syn-lost', true, 'playing']);
    expect(player.trace.flights.slice(0, 2).map(({ fate }) => fate)).toEqual(['lost', 'lost']);
    expect(player.moment.step).toBe(0);
    expect(ticker.running).toBe(true);
  });

  test('what says that it plays does play, though it was to play by itself', () => {
    const { player } = still();
    player.play();
    expect(player.mode).toBe('paused');
    player.toggle();
    player.start(works);
    expect(player.mode).toBe('playing');
    player.toggle();
    expect(player.mode).toBe('paused');
  });

  test('at the end of the run it plays from the start, as it always does', () => {
    const { player } = still();
    player.toEnd();
    player.start(works);
    expect(player.mode).toBe('ended');
    player.play();
    expect(player.atStart).toBe(true);
  });
});

describe('playing', () => {
  test('the playhead goes slower where something happens, and hurries through waits', () => {
    const { player, ticker } = play('last-ack-lost');
    const { fold } = player;
    const wait = fold.breaks.reduce((a, b) => (a.durationUs > b.durationUs ? a : b));
    /** How far it goes in a moment, from a place. */
    const pace = (place: number) => {
      player.seekFolded(place);
      player.play();
      const before = player.folded;
      ticker.pass(1);
      player.pause();
      return player.folded - before;
    };
    const near = pace(fold.ofStep(2).at + 0.1);
    const { sent, due } = fold.ofFlight(0);
    const inTheAir = pace((sent + due) / 2);
    const waiting = pace((wait.foldedFrom + wait.foldedTo) / 2);
    expect(inTheAir / near).toBeGreaterThan(1.3);
    expect(waiting / inTheAir).toBeGreaterThan(1.3);
  });

  test('a segment takes about 900 ms, at twice the speed half of it', () => {
    for (const [speed, expected] of [
      [1, 900],
      [2, 450],
    ] as const) {
      const { player, ticker } = play('open-data-close');
      player.setSpeed(speed);
      player.play();
      let passed = 0;
      const [syn] = player.trace.flights;
      while (player.at < syn!.sentAt) ticker.pass(1);
      for (; player.at < syn!.arrivals[0]!; passed++) ticker.pass(1);
      expect(Math.abs(passed - expected)).toBeLessThan(expected / 10);
    }
  });

  test('time never goes back, no step is left out, and all has happened at the end', () => {
    const { player, ticker } = play('last-ack-lost');
    player.play();
    let before = player.moment;
    while (player.mode === 'playing') {
      ticker.pass(7);
      const { at, step } = player.moment;
      expect(at).toBeGreaterThanOrEqual(before.at);
      expect(step - before.step).toBeGreaterThanOrEqual(0);
      expect(step - before.step).toBeLessThanOrEqual(1);
      expect(player.trace.steps[step]?.at ?? 0).toBeLessThanOrEqual(at);
      before = player.moment;
    }
    expect(player.mode).toBe('ended');
    expect(before.step).toBe(player.trace.steps.length - 1);
    expect(player.at).toBe(player.trace.end.at);
    expect(ticker.running).toBe(false);
  });

  test('the whole run takes less than half a minute, though it lasts four', () => {
    const { player, ticker } = play('last-ack-lost');
    player.play();
    for (let i = 0; i < 30 && player.mode === 'playing'; i++) ticker.pass(1000);
    expect(player.mode).toBe('ended');
    expect(player.at).toBeGreaterThan(s(240));
  });

  test('pause stops it where it is; play goes on from there', () => {
    const { player, ticker } = play('open-data-close');
    player.play();
    ticker.pass(2000);
    player.pause();
    const { folded } = player;
    ticker.pass(2000);
    expect(player.folded).toBe(folded);
    player.toggle();
    ticker.pass(100);
    expect(player.folded - folded).toBeGreaterThan(0);
    expect(player.folded - folded).toBeLessThan(13);
  });

  test('play at the end starts again from the start', () => {
    const { player, ticker } = play('open-data-close');
    player.toEnd();
    expect(player.mode).toBe('ended');
    player.play();
    expect([player.mode, player.moment]).toEqual(['playing', START]);
    ticker.pass(1000);
    expect(player.folded).toBeGreaterThan(0);
    expect(player.folded).toBeLessThan(player.fold.length / 4);
  });

  test('for a reader who wants no motion, it goes from step to step', () => {
    const { player, ticker } = play('open-data-close', { calm: true });
    player.play();
    while (player.mode === 'playing') {
      ticker.pass(40);
      const { step } = player.moment;
      if (step >= 0 && !player.atEnd) {
        const moment = momentOf(player.trace.steps[step]!);
        expect(player.moment).toEqual(moment);
        expect(player.folded).toBe(player.fold.ofMoment(moment));
      }
    }
    expect(player.atEnd).toBe(true);
  });

  test('nothing moves once the player is gone', () => {
    const { player, ticker } = play('open-data-close');
    player.play();
    player.destroy();
    expect(ticker.running).toBe(false);
  });
});

describe('stepping', () => {
  test('goes through every step of the run, also those of one instant, and back again', () => {
    const { player } = play('three-segment-close');
    const there: number[] = [];
    while (!player.atEnd) {
      player.step(1);
      there.push(player.moment.step);
    }
    expect(there).toEqual(player.trace.steps.map(({ index }) => index));
    const instants = player.trace.steps.map(({ at }) => at);
    expect(new Set(instants).size).toBeLessThan(instants.length);

    const back: number[] = [];
    while (!player.atStart) {
      player.step(-1);
      back.push(player.moment.step);
    }
    expect(back).toEqual([...there.slice(0, -1).reverse(), -1]);
  });

  test('CLOSE_WAIT and LAST_ACK at one time are two presses', () => {
    const { player } = play('three-segment-close');
    while (player.frame.ends.server.state !== 'CLOSE_WAIT') player.step(1);
    const { at } = player;
    player.step(1);
    expect(player.frame.ends.server.state).toBe('LAST_ACK');
    expect(player.at).toBe(at);
    player.step(-1);
    expect(player.frame.ends.server.state).toBe('CLOSE_WAIT');
  });

  test('pauses', () => {
    const { player, ticker } = play('open-data-close');
    player.play();
    ticker.pass(1000);
    player.step(1);
    expect([player.mode, ticker.running]).toEqual(['paused', false]);
  });

  test('from change of state to change of state', () => {
    const { player } = play('open-data-close');
    const seen: string[] = [];
    for (;;) {
      player.stepToChange(1);
      if (player.atEnd) break;
      seen.push(states(player));
    }
    expect(seen.slice(0, 4)).toEqual([
      'CLOSED LISTEN',
      'SYN_SENT LISTEN',
      'SYN_SENT SYN_RCVD',
      'ESTABLISHED SYN_RCVD',
    ]);
    player.stepToChange(-1);
    expect(player.frame.step!.walked.length).toBeGreaterThan(1);
  });

  test('to the next timer that fires, while there is one', () => {
    const { player, ticker } = play('last-ack-lost');
    player.play();
    ticker.pass(500);
    expect(player.timerAhead).toBe(true);
    player.nextTimer();
    expect([cause(player), player.mode]).toEqual(['server retransmission', 'paused']);
    player.nextTimer();
    expect(cause(player)).toBe('client timeWait');
    expect(player.timerAhead).toBe(false);
    const { moment } = player;
    player.nextTimer();
    expect(player.moment).toEqual(moment);
  });
});

describe('the playhead in the reader’s hand', () => {
  test('lets go where it is held, and plays on if it did before', () => {
    const { player, ticker } = play('open-data-close');
    player.play();
    player.startScrub();
    player.seekFolded(300);
    expect([player.mode, player.folded]).toEqual(['scrubbing', 300]);
    ticker.pass(1000);
    expect(player.folded).toBe(300);
    player.endScrub();
    expect(player.mode).toBe('playing');
    ticker.pass(100);
    expect(player.folded).toBeGreaterThan(300);
    expect(player.folded).toBeLessThan(313);
  });

  test('let go at the end, it has ended', () => {
    const { player } = play('open-data-close');
    player.startScrub();
    player.seekFolded(player.fold.length);
    player.endScrub();
    expect([player.mode, player.atEnd]).toEqual(['ended', true]);
    player.seek(time(ms(300)));
    expect([player.mode, player.at]).toEqual(['paused', ms(300)]);
  });

  test('times outside the run are its ends', () => {
    const { player } = play('open-data-close');
    player.seek(time(1e15));
    expect(player.atEnd).toBe(true);
    player.seekFolded(-50);
    expect(player.at).toBe(0);
  });
});

describe('the reader changes the run', () => {
  test('loses the segment in the air: the moment stays, and it never arrives', () => {
    const { player } = play('open-data-close');
    player.stepToChange(1);
    player.stepToChange(1);
    const { moment } = player;
    perform(player, 'lose');
    expect(player.moment).toEqual(moment);
    expect(player.trace.flights[0]!.fate).toBe('lost');
    expect([player.changed, player.canUndo, player.canRedo]).toEqual([true, true, false]);
    player.nextTimer();
    expect(cause(player)).toBe('client retransmission');
  });

  test('the segment that is selected goes before the one in the air', () => {
    const { player } = play('open-data-close');
    player.stepToChange(1);
    player.stepToChange(1);
    perform(player, 'lose', 4);
    expect(player.trace.flights.map(({ fate }) => fate === 'lost').indexOf(true)).toBe(4);
  });

  test('with nothing in the air and nothing selected, there is nothing to lose', () => {
    const { player } = play('open-data-close');
    expect(player.inAir).toBeNull();
    perform(player, 'lose');
    expect(player.changed).toBe(false);
  });

  test('a call is made now, and its step has just happened', () => {
    const { player } = play('open-data-close');
    while (states(player) !== 'ESTABLISHED ESTABLISHED') player.step(1);
    const { at, step } = player.moment;
    player.call('server', { call: 'close' });
    expect(cause(player)).toBe('server close');
    expect(player.moment).toEqual({ at, step: step + 1 });
    expect(states(player)).toBe('ESTABLISHED FIN_WAIT_1');
  });

  test('two calls at one moment come one after the other', () => {
    const { player } = play('open-data-close');
    while (states(player) !== 'ESTABLISHED ESTABLISHED') player.step(1);
    const { at, step } = player.moment;
    player.call('client', { call: 'send', bytes: 5 });
    player.call('client', { call: 'abort' });
    expect(player.moment).toEqual({ at, step: step + 2 });
    expect(player.frame.ends.client.state).toBe('CLOSED');
    expect(player.trace.steps[step + 1]!.cause).toMatchObject({ call: { call: 'send', bytes: 5 } });
  });

  test('while playing, it plays on', () => {
    const { player, ticker } = play('open-data-close');
    player.play();
    while (player.inAir === null) ticker.pass(16);
    player.lose(player.inAir);
    expect(player.mode).toBe('playing');
    const { folded } = player;
    ticker.pass(100);
    expect(player.folded).toBeGreaterThan(folded);
  });

  test('at the end: a run that goes on is no longer ended', () => {
    const { player } = play('aborted');
    player.toEnd();
    player.call('client', { call: 'connect' });
    expect([player.mode, player.atEnd]).toEqual(['paused', false]);
    expect(states(player)).toContain('SYN_SENT');
  });

  test('loses a segment that has arrived: back to where both runs part', () => {
    const { player } = play('open-data-close');
    player.toEnd();
    player.lose(0);
    const syn = player.trace.flights[0]!;
    expect(player.moment).toEqual({ at: syn.sentAt, step: syn.step });
    expect(player.mode).toBe('paused');
  });

  test('undo and redo: the moment stays where nothing before it changes', () => {
    const { player } = play('open-data-close');
    player.stepToChange(1);
    player.stepToChange(1);
    const { moment } = player;
    player.lose(0);
    player.undo();
    expect([player.moment, player.changed, player.canRedo]).toEqual([moment, false, true]);
    player.redo();
    expect([player.moment, player.changed]).toEqual([moment, true]);
    player.nextTimer();
    player.undo();
    expect(player.moment).toEqual(moment);
  });

  test('a slower link: for what is sent from now on', () => {
    const { player } = play('open-data-close');
    player.stepToChange(1);
    player.stepToChange(1);
    const [syn] = player.trace.flights;
    player.setLinkDelay(ms(300));
    expect(player.linkDelayUs).toBe(ms(300));
    const [same, synAck] = player.trace.flights;
    expect(same).toEqual(syn);
    expect(synAck!.arrivals[0]! - synAck!.sentAt).toBe(ms(300));
    player.setLinkDelay(ms(200));
    player.undo();
    expect(player.changed).toBe(false);
  });

  test('restore, delay, duplicate, reset', () => {
    const { player } = play('last-ack-lost');
    const lost = player.trace.flights.findIndex(({ fate }) => fate === 'lost');
    const fate = () => player.trace.flights[lost]!.fate;
    player.restore(lost);
    expect(fate()).toBe('delivered');
    player.delay(lost, ms(100));
    expect(fate()).toBe('delayed');
    player.duplicate(lost, ms(10));
    expect(fate()).toBe('duplicated');
    player.reset();
    expect([fate(), player.changed]).toEqual(['lost', false]);
  });

  test('another profile: both ends are that of Linux at the same time, until it is taken back', () => {
    const { player } = play('last-ack-lost');
    player.seek(time(s(1)));
    const before = player.moment;
    player.setProfile('linux');
    expect([player.profile, player.at, player.changed]).toEqual(['linux', s(1), true]);
    expect(player.bookmark.changes.profile).toBe('linux');
    player.undo();
    expect([player.profile, player.changed]).toEqual(['rfc', false]);
    expect(player.moment).toEqual(before);
  });

  test('another scenario starts from its start, with nothing changed and nothing to undo', () => {
    const { player, ticker } = play('open-data-close');
    player.play();
    ticker.pass(3000);
    player.lose(0);
    player.choose('simultaneous-close');
    expect(player.scenario).toBe(scenarioById('simultaneous-close'));
    expect([player.moment, player.changed, player.canUndo, player.mode]).toEqual([
      START,
      false,
      false,
      'playing',
    ]);
  });
});

describe('a place to wait at', () => {
  /** Right before the server deals with the SYN, the third step of the run, until that has happened. */
  const holdAt = (trace: ConnectionTrace, { step }: Moment): Moment | null => {
    const held = trace.steps[2]!;
    return step < held.index ? { at: held.at, step: held.index - 1 } : null;
  };
  function heldPlayer() {
    const ticker = handTicker();
    const player = playerOf('open-data-close', { ticker, holdAt });
    return { player, ticker, hold: holdAt(player.trace, START) };
  }

  test('playing stops there, and does not get past it', () => {
    const { player, ticker, hold } = heldPlayer();
    for (let i = 0; i < 3; i++) {
      player.play();
      for (let ms = 0; ms < 20_000; ms += 16) ticker.pass(16);
      expect([player.mode, player.moment]).toEqual(['paused', hold]);
    }
    expect(states(player)).toBe('SYN_SENT LISTEN');
  });

  test('so does stepping, to whatever is next', () => {
    const { player, hold } = heldPlayer();
    for (let i = 0; i < 5; i++) player.step(1);
    expect(player.moment).toEqual(hold);
    player.stepToChange(1);
    player.nextTimer();
    expect(player.moment).toEqual(hold);
    player.step(-1);
    expect(player.moment.step).toBeLessThan(2);
  });

  test('going to a moment is free, and beyond it playing goes on', () => {
    const { player, ticker } = heldPlayer();
    player.moveTo(momentOf(player.trace.steps[2]!));
    player.play();
    ticker.pass(1000);
    expect(player.mode).toBe('playing');
    player.toEnd();
    expect(player.atEnd).toBe(true);
  });
});

describe('a bookmark', () => {
  test('leads back to the same run and the same moment, at every step', () => {
    const { player } = play('three-segment-close');
    player.lose(2);
    player.toStart();
    const { player: other } = play('refused');
    for (;;) {
      other.open(player.bookmark);
      expect(other.trace).toEqual(player.trace);
      expect(other.moment).toEqual(player.moment);
      expect(other.bookmark).toEqual(player.bookmark);
      if (player.atEnd) break;
      player.step(1);
    }
  });
});

describe('a run that is come back to', () => {
  test('has all that can be undone, however it is named', () => {
    const { player } = play('open-data-close');
    player.lose(3);
    player.call('client', { call: 'send', bytes: 10 });
    player.undo();
    const { bookmark } = player;
    player.choose('syn-lost');
    expect([player.canUndo, player.canRedo]).toEqual([false, false]);
    // As an address says it: the parts of what it says are in another order.
    const segments = bookmark.changes.segments.map(
      ({ from, nth }) => ({ do: 'drop', nth, from }) as const,
    );
    player.open({ ...bookmark, changes: { ...bookmark.changes, segments } });
    expect([player.canUndo, player.canRedo]).toEqual([true, true]);
    player.redo();
    expect(player.bookmark.changes.calls).toHaveLength(1);
  });

  test('is not mistaken for the same scenario with other changes', () => {
    const { player } = play('open-data-close');
    const { bookmark } = player;
    player.lose(3);
    player.open(bookmark);
    expect([player.changed, player.canUndo]).toEqual([false, false]);
  });

  test('chosen anew, it begins anew', () => {
    const { player } = play('open-data-close');
    player.lose(3);
    player.undo();
    player.choose('open-data-close');
    expect(player.canRedo).toBe(false);
  });
});

describe('an edited run', () => {
  const own = { ...scenarioById('open-data-close'), id: 'mine' };

  test('knows the scenario that it came from, through further edits and after undo', () => {
    const { player } = play('last-ack-lost');
    player.lose(0);
    expect(player.origin).toBeNull();
    player.edit({ name: 'own/a', base: own }, 'title');
    expect(player.origin?.name).toBe('last-ack-lost');
    expect(player.origin?.base).toBe(scenarioById('last-ack-lost'));
    player.edit({ name: 'own/b', base: { ...own, id: 'other' } }, 'link');
    expect(player.bookmark.origin).toBe('last-ack-lost');
    player.undo();
    player.undo();
    expect([player.name, player.origin]).toEqual(['last-ack-lost', null]);
  });
});
