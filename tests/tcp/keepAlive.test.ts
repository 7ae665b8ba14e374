/** Keep-alive (RFC 9293, 3.8.4). */
import { describe, expect, test } from 'vitest';
import { s } from '../../machines/tcp/time.ts';
import { inState, tcbOf } from './inState.ts';
import { arrives, call, passes, timers } from './story.ts';

const settings = { keepAlive: { idleUs: s(7200), intervalUs: s(75), probes: 9 } };

describe('keep-alive', () => {
  test('is off unless asked for', () => {
    // 3.8.4, MUST-25: the default is off.
    const end = inState('ESTABLISHED');
    expect(passes(end, s(100_000))).toEqual([]);
  });

  test('a dead peer is given up after nine questions', () => {
    // 3.8.4, MUST-28 and MUST-29: first after two hours; a single unanswered probe proves nothing.
    const end = inState('ESTABLISHED', { settings });
    const lines = passes(end, s(8000));
    expect(lines.filter((line) => line.includes('>'))).toHaveLength(9);
    expect(lines[0]).toBe('7200s > . 100:100(0) ack 301');
    expect(lines.slice(-2)).toEqual([
      '7875s "error: connection aborted (keep-alive)"',
      '7875s CLOSED',
    ]);
  });

  test('an answer starts the idle time over', () => {
    // 3.8.4: the peer's TCP answers, without its application knowing.
    const end = inState('ESTABLISHED', { settings });
    passes(end, s(7275));
    expect(tcbOf(end).keepAliveProbes).toBe(2);
    expect(arrives(end, '. 301:301(0) ack 101')).toEqual([]);
    expect(timers(end)).toEqual(['keepAlive 7200s']);
    expect(tcbOf(end).keepAliveProbes).toBe(0);
  });

  test('any segment does', () => {
    // 3.8.4: only an idle connection is asked.
    const end = inState('ESTABLISHED', { settings });
    passes(end, s(7000));
    arrives(end, 'P. 301:311(10) ack 101');
    expect(timers(end)).toEqual(['keepAlive 7200s']);
    expect(arrives(end, '. 200:200(0) ack 101')).toEqual(['> . 101:101(0) ack 311']);
  });

  test('the answer to a probe', () => {
    // 3.8.4 and first step: the probe lies below the window, so it must be answered.
    expect(arrives(inState('ESTABLISHED'), '. 300:300(0) ack 101')).toEqual([
      '> . 101:101(0) ack 301',
    ]);
  });

  test('not while something is in flight', () => {
    // 3.8.4: then the retransmission timer is what asks.
    const short = { keepAlive: { idleUs: s(2), intervalUs: s(1), probes: 1 } };
    const end = inState('ESTABLISHED', { settings: short });
    call(end, 'send', 10);
    expect(passes(end, s(6))).toEqual([
      '1s > P. 101:111(10) ack 301',
      '3s > P. 101:111(10) ack 301',
    ]);
    arrives(end, '. 301:301(0) ack 111');
    expect(timers(end)).toEqual(['keepAlive 2s']);
  });

  test('through a close in SYN_RCVD', () => {
    // 3.8.4: FIN_WAIT_2 is idle, however it was reached.
    const end = inState('SYN_RCVD', { settings });
    call(end, 'shutdown');
    arrives(end, '. 301:301(0) ack 102');
    expect(end.state).toBe('FIN_WAIT_2');
    expect(timers(end)).toEqual(['keepAlive 7200s']);
  });
});
