/** TIME_WAIT: all is said and acknowledged; two maximum segment lifetimes to go (RFC 9293, 3.10.7.4, 3.6.1). */
import { describe, expect, test } from 'vitest';
import { s } from '../../../machines/tcp/time.ts';
import { inState, tcbOf } from '../inState.ts';
import { arrives, call, passes, timers } from '../story.ts';
import { asEverySynchronized } from './everySynchronized.ts';

asEverySynchronized('TIME_WAIT', ['timeWait']);

// --- calls -----------------------------------------------------------------------------------------------------------

describe('calls', () => {
  test.each(['send', 'receive', 'shutdown', 'close'] as const)('%s', (name) => {
    // 3.10.2 to 3.10.4, TIME_WAIT: "error: connection closing".
    expect(call(inState('TIME_WAIT'), name, 10)).toEqual(['"error: connection closing"']);
  });

  test('abort', () => {
    // 3.10.5, TIME_WAIT: "ok", the record is deleted, no reset.
    expect(call(inState('TIME_WAIT'), 'abort')).toEqual(['CLOSED']);
  });
});

// --- segments --------------------------------------------------------------------------------------------------------

describe('segments', () => {
  test('the FIN again', () => {
    // Fifth and eighth step, R-TWFIN: the last ACK was lost: it goes again, and the 2 MSL start over.
    const end = inState('TIME_WAIT');
    end.advance(s(100));
    expect(arrives(end, 'F. 301:301(0) ack 102')).toEqual(['> . 102:102(0) ack 302']);
    expect(timers(end)).toEqual(['timeWait 240s']);
  });

  test.each(['F. 302:302(0) ack 102', 'F. 312:312(0) ack 102'])('%s', (fin) => {
    // Eighth step, R-2NDFIN: another FIN moves nothing; it is acknowledged, and the 2 MSL start over.
    const end = inState('TIME_WAIT');
    end.advance(s(100));
    expect(arrives(end, fin)).toEqual(['> . 102:102(0) ack 302']);
    expect(timers(end)).toEqual(['timeWait 240s']);
    expect(tcbOf(end).rcvNxt).toBe(302);
  });

  test.each([
    ['SF 300:300(0)', 'fourth step (RFC 5961, 4.2): whatever its number, a SYN gets an ACK alone'],
    ['SF. 300:300(0) ack 102', 'fourth step (RFC 5961, 4.2): a SYN+ACK as well'],
    ['F 301:301(0)', 'fifth step: without the ACK bit it never reaches the eighth'],
  ])('%s ends where the FIN did, but is not the FIN again: %s', (stray) => {
    // R-TWFIN: only the FIN that came again starts the 2 MSL anew; one that acknowledges nothing is nobody's.
    const end = inState('TIME_WAIT');
    end.advance(s(100));
    expect(arrives(end, stray)).toEqual(['> . 102:102(0) ack 302']);
    expect(timers(end)).toEqual(['timeWait 140s']);
  });

  test('a bare ACK in sequence', () => {
    // R-TWACK: an answer to it would be answered in turn, for ever, where both ends wait.
    const end = inState('TIME_WAIT');
    expect(arrives(end, '. 302:302(0) ack 102')).toEqual([]);
    expect(arrives(end, '. 302:302(0) ack 101')).toEqual([]);
  });

  test.each(['. 303:303(0) ack 102', 'P. 302:312(10) ack 102', 'P. 312:322(10) ack 102'])(
    '%s',
    (segment) => {
      // R-TWACK: anything else that is acceptable gets an ACK; its text is ignored, and the 2 MSL run on.
      const end = inState('TIME_WAIT');
      end.advance(s(100));
      expect(arrives(end, segment)).toEqual(['> . 102:102(0) ack 302']);
      expect(timers(end)).toEqual(['timeWait 140s']);
    },
  );

  test('an old duplicate below the window', () => {
    // First step: an ACK; the 2 MSL run on, for it is not the FIN.
    const end = inState('TIME_WAIT');
    end.advance(s(100));
    expect(arrives(end, 'P. 200:210(10) ack 50')).toEqual(['> . 102:102(0) ack 302']);
    expect(timers(end)).toEqual(['timeWait 140s']);
  });

  test('a reset', () => {
    // Second step, TIME_WAIT: CLOSED, before its time.
    expect(arrives(inState('TIME_WAIT'), 'R 302:302(0)')).toEqual(['CLOSED']);
  });

  test.each(['R 302:302(0)', 'R 303:303(0)'])('%s, with RFC 1337', (reset) => {
    // RFC 1337, fix F1: a reset is ignored in TIME_WAIT.
    const end = inState('TIME_WAIT', { settings: { rfc1337: true } });
    expect(arrives(end, reset)).toEqual([]);
    expect(end.state).toBe('TIME_WAIT');
  });
});

// --- a new connection ------------------------------------------------------------------------------------------------

describe('a SYN with a number above all that was used', () => {
  const reuse = { settings: { timeWaitReuse: true }, iss: [100, 5000] };

  test('is questioned where reuse is off', () => {
    // Fourth step: a challenge ACK; the peer, which knows nothing, will reset us, and its next SYN finds a listener.
    const end = inState('TIME_WAIT', { iss: [100, 5000] });
    expect(arrives(end, 'S 9000:9000(0)')).toEqual(['> . 102:102(0) ack 302']);
  });

  test('reopens the connection', () => {
    // 3.6.1, MAY-2: from TIME_WAIT straight to SYN_RCVD, as if from LISTEN; the 2 MSL timer is off.
    const end = inState('TIME_WAIT', reuse);
    expect(arrives(end, 'S 302:302(0)')).toEqual(['> S. 5000:5000(0) ack 303', 'SYN_RCVD']);
    expect(tcbOf(end)).toMatchObject({ origin: 'passive', irs: 302, iss: 5000 });
    expect(timers(end)).toEqual(['retransmission 1s']);
    // 3.6.1 (b): should the SYN prove to be an old one, its sender's reset leads to LISTEN
    expect(arrives(end, 'R 303:303(0)')).toEqual(['LISTEN']);
  });

  test('gets a number that is above all that we used', () => {
    // 3.6.1, MAY-2 (a): the new ISS is larger than the largest number of the old connection.
    const end = inState('TIME_WAIT', { ...reuse, iss: [100] });
    expect(arrives(end, 'S 302:302(0)')).toEqual(['> S. 65639:65639(0) ack 303', 'SYN_RCVD']);
  });

  test.each(['S 301:301(0)', 'S 300:300(0)', 'S. 302:302(0) ack 102'])('%s', (syn) => {
    // RFC 6191, without timestamps: not above the number of the peer's FIN, or no first SYN: no new connection.
    const end = inState('TIME_WAIT', reuse);
    expect(arrives(end, syn)).toEqual(['> . 102:102(0) ack 302']);
    expect(end.state).toBe('TIME_WAIT');
  });
});

// --- timers ----------------------------------------------------------------------------------------------------------

describe('timers', () => {
  test('2 MSL', () => {
    // 3.10.8, MUST-13: after two maximum segment lifetimes of two minutes the record is deleted.
    const end = inState('TIME_WAIT');
    expect(passes(end, s(239.999999))).toEqual([]);
    expect(passes(end, 1)).toEqual(['240s CLOSED']);
    expect(end.tcb).toBeNull();
  });
});
