/** The driver: time, timers and what it tells. */
import { describe, expect, test } from 'vitest';
import { Driver } from '../../machines/stacks/driver.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import { inState } from './inState.ts';

describe('the driver', () => {
  test('does what its own example says', () => {
    const end = new Driver({ settings: { timeWaitUs: s(60) }, iss: [100] });
    end.call({ type: 'connect' });
    expect(end.take().sent).toMatchObject([
      { at: 0, segment: { syn: true, seq: 100 }, reason: 'first' },
    ]);
    end.arrives({ syn: true, ack: true, seq: 300, ackNumber: 101 });
    end.call({ type: 'send', bytes: 10 });
    end.advance(s(1));
    expect(end.state).toBe('ESTABLISHED');
    expect(end.take().sent.map(({ at, reason }) => [at, reason])).toEqual([
      [0, 'ack'],
      [0, 'first'],
      [1_000_000, 'timerAgain'],
    ]);
  });

  test('tells everything once', () => {
    const end = inState('ESTABLISHED');
    end.arrives({ ack: true, seq: 301, ackNumber: 101, dataLen: 10, fin: true });
    const done = end.take();
    expect(done.delivered).toMatchObject([{ seq: 301, bytes: 10 }]);
    expect(done.reported).toMatchObject([{ text: 'connection closing' }]);
    expect(done.effects.length).toBeGreaterThan(3);
    expect(end.take()).toEqual({ effects: [], sent: [], reported: [], delivered: [] });
  });

  test('fires timers by deadline, then in the order of their arming', () => {
    const settings = { userTimeoutUs: s(1), delayedAckUs: s(1) };
    const end = inState('ESTABLISHED', { settings });
    end.arrives({ ack: true, seq: 301, ackNumber: 101, dataLen: 10 });
    end.call({ type: 'send', bytes: 10 });
    expect(end.timers.map(({ timer }) => timer)).toEqual(['retransmission', 'userTimeout']);
    end.arrives({ ack: true, seq: 311, ackNumber: 101, dataLen: 10 });
    const names = end.timers.map(({ timer }) => timer);
    expect(names).toEqual(['retransmission', 'userTimeout', 'delayedAck']);
    end.advance(s(1));
    expect(end.state).toBe('CLOSED');
    expect(end.take().sent.map(({ reason }) => reason)).toContain('timerAgain');
  });

  test('lets a segment arrive before a timer of the same moment', () => {
    // R-TIE: at one instant arrivals come first.
    const end = inState('ESTABLISHED', { inFlight: [10] });
    end.advanceTo(s(1), { arrivalsFirst: true });
    end.arrives({ ack: true, seq: 301, ackNumber: 111 });
    end.advance(0);
    expect(end.take().sent).toEqual([]);
    expect(end.now).toBe(s(1));
  });

  test('does not go back in time', () => {
    const end = inState('ESTABLISHED');
    end.advanceTo(ms(50));
    end.advanceTo(ms(20));
    expect(end.now).toBe(ms(50));
  });

  test('has an application that may react inside a signal, before the ACK leaves', () => {
    // R-TRANSIENT: so FIN and ACK share a segment.
    const end = inState('ESTABLISHED', {
      application: (effects) =>
        effects.some((e) => e.kind === 'report' && e.text === 'connection closing')
          ? [{ type: 'close' }]
          : [],
    });
    end.arrives({ ack: true, fin: true, seq: 301, ackNumber: 101 });
    expect(end.state).toBe('LAST_ACK');
    expect(end.take().sent).toMatchObject([{ segment: { fin: true, seq: 101, ackNumber: 302 } }]);
  });
});

describe('what the program sees', () => {
  const told = (end: Driver): string[] =>
    end.program.flatMap((doing) => {
      if (doing.kind !== 'call') return [];
      const { name, returnedAt, result } = doing;
      const bytes = result?.kind === 'bytes' ? ` ${result.bytes}` : '';
      const errno = result?.kind === 'failed' ? ` ${result.errno}` : '';
      return [`${name} ${returnedAt ? returnedAt.at / 1000 : '-'}${bytes}${errno}`];
    });

  test('results of its calls, when each returns, and what could be read', () => {
    const end = new Driver({ settings: { autoRead: false } });
    end.call({ type: 'connect' });
    expect(told(end)).toEqual(['socket 0', 'connect -']);
    end.advance(ms(10));
    end.arrives({ syn: true, ack: true, seq: 300, ackNumber: 101 });
    end.arrives({ ack: true, seq: 301, ackNumber: 101, dataLen: 70 });
    expect(end.readable).toBe(70);
    end.call({ type: 'receive', bytes: 50 });
    expect(end.readable).toBe(20);
    expect(told(end).slice(-2)).toEqual(['connect 10', 'recv 10 50']);
  });

  test('the errno of a failure', () => {
    const end = new Driver();
    end.call({ type: 'connect' });
    end.arrives({ rst: true, ack: true, seq: 0, ackNumber: 101 });
    expect(told(end).at(-1)).toBe('connect 0 ECONNREFUSED');
  });

  test('a close that lingers returns with time alone', () => {
    const end = inState('ESTABLISHED', { settings: { lingerUs: s(2) } });
    end.call({ type: 'close' });
    expect(told(end).at(-1)).toMatch(/^close -/);
    end.advanceTo(s(5));
    expect(told(end).at(-1)).toBe('close 2000');
  });
});
