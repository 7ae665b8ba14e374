/** FIN_WAIT_2: our direction is closed, the peer's is open (RFC 9293, 3.10.7.4). */
import { describe, expect, test } from 'vitest';
import { ms, s } from '../../../machines/tcp/time.ts';
import { inState, tcbOf } from '../inState.ts';
import { arrives, call, passes, timers } from '../story.ts';
import { asEverySynchronized } from './everySynchronized.ts';

asEverySynchronized('FIN_WAIT_2', []);

// --- calls -----------------------------------------------------------------------------------------------------------

describe('calls', () => {
  test.each(['send', 'shutdown', 'close'] as const)('%s', (name) => {
    // 3.10.2 and 3.10.4, FIN_WAIT_2: "error: connection closing".
    expect(call(inState('FIN_WAIT_2'), name, 10)).toEqual(['"error: connection closing"']);
  });

  test('receive', () => {
    // 3.10.3, FIN_WAIT_2: reading goes on; a window that opens by a worthwhile step is told (3.8.6.2.2).
    const settings = { autoRead: false, rcvBuf: 2000 };
    const end = inState('FIN_WAIT_2', { settings, received: 1500 });
    expect(call(end, 'receive')).toEqual(['> . 102:102(0) ack 1801 win 2000']);
    expect(tcbOf(end).unread).toBe(0);
  });

  test('abort', () => {
    // 3.10.5, FIN_WAIT_2: <SEQ=SND.NXT><CTL=RST>.
    expect(call(inState('FIN_WAIT_2'), 'abort')).toEqual([
      '> R 102:102(0)',
      '"connection reset"',
      'CLOSED',
    ]);
  });
});

// --- segments --------------------------------------------------------------------------------------------------------

describe('segments', () => {
  test('a reset', () => {
    // Second step, FIN_WAIT_2: "connection reset", CLOSED.
    expect(arrives(inState('FIN_WAIT_2'), 'R 301:301(0)')).toEqual([
      '"connection reset"',
      'CLOSED',
    ]);
  });

  test('an ACK again', () => {
    // Fifth step: nothing is left to be acknowledged; a duplicate is ignored.
    expect(arrives(inState('FIN_WAIT_2'), '. 301:301(0) ack 102')).toEqual([]);
  });

  test('data', () => {
    // Seventh step, FIN_WAIT_2: the half-closed connection still delivers.
    expect(arrives(inState('FIN_WAIT_2'), 'P. 301:401(100) ack 102')).toEqual([
      'got 301:401',
      '> . 102:102(0) ack 401',
    ]);
  });

  test('data above a gap', () => {
    // SHLD-31: it is held, and an ACK says what is missing.
    expect(arrives(inState('FIN_WAIT_2'), 'P. 311:321(10) ack 102')).toEqual([
      '> . 102:102(0) ack 301',
    ]);
  });

  test('the FIN', () => {
    // Eighth step, FIN_WAIT_2: TIME_WAIT, the 2 MSL timer starts, all others are off.
    const keepAlive = { idleUs: s(10), intervalUs: s(5), probes: 2 };
    const end = inState('FIN_WAIT_2', { settings: { keepAlive } });
    expect(arrives(end, 'F. 301:301(0) ack 102')).toEqual([
      '"connection closing"',
      'TIME_WAIT',
      '> . 102:102(0) ack 302',
    ]);
    expect(timers(end)).toEqual(['timeWait 240s']);
  });

  test('the FIN with data', () => {
    // Seventh and eighth step: text first, one ACK for both.
    expect(arrives(inState('FIN_WAIT_2'), 'FP. 301:401(100) ack 102')).toEqual([
      'got 301:401',
      '"connection closing"',
      'TIME_WAIT',
      '> . 102:102(0) ack 402',
    ]);
  });

  test('the FIN above a gap', () => {
    // Eighth step: the state changes only when everything before the FIN has come.
    const end = inState('FIN_WAIT_2');
    expect(arrives(end, 'F. 311:311(0) ack 102')).toEqual(['> . 102:102(0) ack 301']);
    expect(end.state).toBe('FIN_WAIT_2');
  });
});

// --- timers ----------------------------------------------------------------------------------------------------------

describe('timers', () => {
  test('none', () => {
    // 3.6: this state may last for ever.
    const end = inState('FIN_WAIT_2');
    expect(passes(end, s(1_000_000))).toEqual([]);
    expect(end.state).toBe('FIN_WAIT_2');
  });

  test('FIN_WAIT_2 on deployed stacks', () => {
    // No RFC: nobody will read what may still come, so the record does not wait for ever. After shutdown somebody reads.
    const settings = { finWait2Us: s(60) };
    const orphan = inState('FIN_WAIT_2', { settings, closedBy: 'close' });
    expect(timers(orphan)).toEqual(['finWait2 60s']);
    expect(passes(orphan, s(60))).toEqual(['60s CLOSED']);
    expect(timers(inState('FIN_WAIT_2', { settings }))).toEqual([]);
  });

  test('delayed ACK', () => {
    // 3.8.6.3: the ACK of data leaves when its time is over.
    const end = inState('FIN_WAIT_2', { settings: { delayedAckUs: ms(200) } });
    arrives(end, 'P. 301:401(100) ack 102');
    expect(passes(end, ms(200))).toEqual(['0.2s > . 102:102(0) ack 401']);
  });

  test('keep-alive', () => {
    // 3.8.4: the peer may be gone without our knowing; the probe asks.
    const keepAlive = { idleUs: s(10), intervalUs: s(5), probes: 1 };
    const end = inState('FIN_WAIT_2', { settings: { keepAlive } });
    expect(passes(end, s(15))).toEqual([
      '10s > . 101:101(0) ack 301',
      '15s "error: connection aborted (keep-alive)"',
      '15s CLOSED',
    ]);
  });
});
