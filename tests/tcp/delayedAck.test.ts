/** Delayed ACKs (RFC 9293, 3.8.6.3; RFC 5681, 4.2). */
import { describe, expect, test } from 'vitest';
import { ms } from '../../machines/tcp/time.ts';
import { inState } from './inState.ts';
import { arrives, call, passes, timers } from './story.ts';

const settings = { delayedAckUs: ms(200) };

describe('an ACK may wait', () => {
  test('until its time is over', () => {
    // 3.8.6.3, MUST-40: less than half a second.
    const end = inState('ESTABLISHED', { settings });
    expect(arrives(end, 'P. 301:311(10) ack 101')).toEqual(['got 301:311']);
    expect(passes(end, ms(199))).toEqual([]);
    expect(passes(end, ms(1))).toEqual(['0.2s > . 101:101(0) ack 311']);
  });

  test('the first one decides how long', () => {
    // 3.8.6.3: more data does not put it off.
    const end = inState('ESTABLISHED', { settings });
    arrives(end, 'P. 301:311(10) ack 101');
    end.advance(ms(150));
    arrives(end, 'P. 311:321(10) ack 101');
    expect(passes(end, ms(50))).toEqual(['0.2s > . 101:101(0) ack 321']);
  });

  test('it rides on data', () => {
    // 3.8.6.3: data carries the acknowledgment; the timer is off.
    const end = inState('ESTABLISHED', { settings });
    arrives(end, 'P. 301:311(10) ack 101');
    expect(call(end, 'send', 5)).toEqual(['> P. 101:106(5) ack 311']);
    expect(timers(end)).toEqual(['retransmission 1s']);
  });

  test('it rides on a FIN', () => {
    // 3.8.6.3: so three segments may be enough to close.
    const end = inState('ESTABLISHED', { settings });
    arrives(end, 'P. 301:311(10) ack 101');
    expect(call(end, 'shutdown')).toEqual(['> F. 101:101(0) ack 311', 'FIN_WAIT_1']);
    expect(timers(end)).toEqual(['retransmission 1s']);
  });
});

describe('an ACK leaves at once', () => {
  test('for every second full segment', () => {
    // 3.8.6.3, SHLD-19: at least one ACK for every two full-sized segments.
    const end = inState('ESTABLISHED', { settings });
    expect(arrives(end, '. 301:1301(1000) ack 101')).toEqual(['got 301:1301']);
    expect(arrives(end, '. 1301:2301(1000) ack 101')).toEqual([
      'got 1301:2301',
      '> . 101:101(0) ack 2301',
    ]);
    expect(timers(end)).toEqual([]);
    expect(arrives(end, '. 2301:3301(1000) ack 101')).toEqual(['got 2301:3301']);
  });

  test('for data out of order, and for what fills a gap', () => {
    // RFC 5681, 4.2: so that the sender learns of the loss.
    const end = inState('ESTABLISHED', { settings });
    expect(arrives(end, 'P. 311:321(10) ack 101')).toEqual(['> . 101:101(0) ack 301']);
    expect(arrives(end, 'P. 301:311(10) ack 101').at(-1)).toBe('> . 101:101(0) ack 321');
  });

  test('for a FIN', () => {
    // 3.10.7.4, eighth step: an acknowledgment for the FIN is sent; one that was owed goes with it.
    const end = inState('ESTABLISHED', { settings });
    arrives(end, 'P. 301:311(10) ack 101');
    expect(arrives(end, 'F. 311:311(0) ack 101').at(-1)).toBe('> . 101:101(0) ack 312');
    expect(timers(end)).toEqual([]);
  });

  test('for what is not acceptable', () => {
    // 3.10.7.4, first step: and the one that was owed is paid by it.
    const end = inState('ESTABLISHED', { settings });
    arrives(end, 'P. 301:311(10) ack 101');
    expect(arrives(end, '. 200:200(0) ack 101')).toEqual(['> . 101:101(0) ack 311']);
    expect(timers(end)).toEqual([]);
  });

  test('where there is no delay', () => {
    // 3.8.6.3, SHLD-18: delaying is a choice.
    const end = inState('ESTABLISHED');
    expect(arrives(end, 'P. 301:311(10) ack 101').at(-1)).toBe('> . 101:101(0) ack 311');
  });
});
