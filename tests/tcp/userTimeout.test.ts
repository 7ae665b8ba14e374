/** The user timeout (RFC 9293, 3.8.3 and 3.10.8). */
import { describe, expect, test } from 'vitest';
import { s } from '../../machines/tcp/time.ts';
import { inState } from './inState.ts';
import { arrives, call, passes, timers } from './story.ts';

const settings = { userTimeoutUs: s(5) };
const ABORTED = '"error: connection aborted due to user timeout"';

describe('the user timeout', () => {
  test('begins when something is outstanding', () => {
    // 3.8.3: it is about data that was given to be sent.
    const end = inState('ESTABLISHED', { settings });
    expect(timers(end)).toEqual([]);
    call(end, 'send', 10);
    expect(timers(end)).toEqual(['retransmission 1s', 'userTimeout 5s']);
  });

  test('ends the connection, whatever is retransmitted meanwhile', () => {
    // 3.10.8: for any state: queues flushed, the user told, CLOSED; nothing is sent, so the peer stays half-open.
    const end = inState('ESTABLISHED', { settings, inFlight: [10] });
    expect(passes(end, s(10)).slice(-2)).toEqual([`5s ${ABORTED}`, '5s CLOSED']);
  });

  test('starts over with each ACK of something new, and is off with the last', () => {
    // 3.8.3: progress is what the user waits for.
    const end = inState('ESTABLISHED', { settings, inFlight: [10, 10] });
    end.advance(s(0.5));
    arrives(end, '. 301:301(0) ack 111');
    expect(timers(end)).toEqual(['retransmission 1s', 'userTimeout 5s']);
    arrives(end, '. 301:301(0) ack 121');
    expect(timers(end)).toEqual([]);
  });

  test('is not put off by duplicates', () => {
    // 3.8.3: a duplicate ACK is no progress.
    const end = inState('ESTABLISHED', { settings, inFlight: [10] });
    end.advance(s(0.5));
    arrives(end, '. 301:301(0) ack 101');
    expect(timers(end)).toContain('userTimeout 4.5s');
  });

  test('counts against a shut window while nobody answers its probes', () => {
    // 3.8.3; while they are answered the connection stays open (3.8.6.1, MUST-37).
    const end = inState('ESTABLISHED', { settings, unsent: 10 });
    expect(passes(end, s(100)).slice(-2)).toEqual([`5s ${ABORTED}`, '5s CLOSED']);
  });

  test('covers the SYN and the FIN', () => {
    // 3.10.1 and 3.8.3: an OPEN may set it.
    expect(passes(inState('SYN_SENT', { settings }), s(10)).slice(-2)).toEqual([
      `5s ${ABORTED}`,
      '5s CLOSED',
    ]);
    expect(passes(inState('LAST_ACK', { settings }), s(10)).slice(-2)).toEqual([
      `5s ${ABORTED}`,
      '5s CLOSED',
    ]);
  });

  test('none unless set', () => {
    // 3.8.3: the profile decides.
    const end = inState('ESTABLISHED', { inFlight: [10] });
    expect(timers(end)).toEqual(['retransmission 1s']);
  });
});
