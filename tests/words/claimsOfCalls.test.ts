/** What captions claim of calls, put to runs: RFC 9293’s CLOSE is not a close() of Linux, and a crash is not always half-open. */
import { describe, expect, test } from 'vitest';
import { PROFILE_NAMES } from '../../machines/stacks/profiles.ts';
import { ms } from '../../machines/tcp/time.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { tellingOf } from '../../src/words/sentences/tell.ts';
import { chinese, languages, run, said, stepOf } from './claims.ts';

describe('after close()', () => {
  const closes = (profile: 'rfc' | 'linuxTextbook') => {
    const trace = simulate({ ...scenarioById('data-after-close'), profile });
    const close = stepOf(trace, 'call.closeActive');
    const later = trace.steps.filter((it) => it.side === 'client' && it.index > close.index);
    const received = later.some((it) => it.effects.some(({ kind }) => kind === 'deliver'));
    const reset = later.some((it) => it.sent.some((i) => trace.flights[i]?.segment.rst === true));
    return { trace, close, received, reset };
  };

  test('as RFC 9293 has it, data is still received (3.9.1.4), unlike in sockets', () => {
    const { trace, close, received, reset } = closes('rfc');
    expect([received, reset]).toEqual([true, false]);
    expect(said(trace, close)).toContain(
      'RFC 9293’s CLOSE leaves receiving open; close() of a socket does not.',
    );
    expect(said(trace, close, chinese)).toContain('套接字的 close() 之后则不能');
    expect(said(trace, stepOf(trace, 'ack.ofFin'))).toContain('can still receive');
  });

  test('on Linux, data is answered with RST (3.6.1, MAY-1): nothing else is promised', () => {
    const { trace, close, received, reset } = closes('linuxTextbook');
    expect([received, reset]).toEqual([false, true]);
    expect(said(trace, close)).toContain('gives up the socket');
    const acknowledged = stepOf(trace, 'ack.ofFin');
    expect(said(trace, acknowledged)).toContain('further data is answered with RST');
    expect(said(trace, acknowledged)).not.toMatch(/can still receive|acknowledging/);
    expect(said(trace, acknowledged, chinese)).not.toMatch(/仍可接收|照常确认/);
  });

  test('with data before the FIN: LAST_ACK comes with the FIN (3.10.4), on Linux with the call', () => {
    for (const profile of PROFILE_NAMES) {
      const trace = run({
        profile,
        client: { iss: [100], settings: { autoRead: false, rcvBuf: 2304, mss: 200 } },
        actions: [
          { atUs: ms(300), side: 'client', call: 'shutdown' },
          { atUs: ms(500), side: 'server', call: 'send', bytes: 9000 },
          { atUs: ms(1500), side: 'server', call: 'close' },
        ],
        untilUs: ms(2000),
      });
      const close = stepOf(trace, 'call.closeWaits');
      const onLinux = profile !== 'rfc' && profile !== 'classic';
      expect([close.before.state, close.after.state]).toEqual([
        'CLOSE_WAIT',
        !onLinux ? 'CLOSE_WAIT' : 'LAST_ACK',
      ]);
      expect(said(trace, close)).toContain(
        !onLinux ? 'The state stays CLOSE_WAIT' : 'LAST_ACK begins with the call',
      );
      expect(close.sent).toEqual([]);
      expect(said(trace, close)).not.toContain('sends its FIN');
      expect(said(trace, close, chinese)).not.toContain('发出自己的 FIN');
    }
  });
});

describe('half-open (3.5.1)', () => {
  const crash = (atUs: number) => run({ actions: [{ atUs, side: 'client', call: 'crash' }] });

  test('is a connection that the other host still holds as established', () => {
    const trace = crash(ms(400));
    const crashed = stepOf(trace, 'call.crash');
    expect(said(trace, crashed)).toContain('the connection is half-open');
    expect(said(trace, crashed, chinese)).toContain('半开连接');
  });

  test('and not one in SYN_RCVD, which Chinese books call 半连接', () => {
    const trace = crash(ms(90));
    const crashed = stepOf(trace, 'call.crash');
    expect(tellingOf(trace, crashed).peerEnd.state).toBe('SYN_RCVD');
    for (const words of languages)
      expect(said(trace, crashed, words)).not.toMatch(/half-open|半开/);
  });
});

test('a receive call after the peer’s FIN announces no window, however far it grows (3.8.6.2.2)', () => {
  const trace = run({
    server: { iss: [300], settings: { autoRead: false, rcvBuf: 3000 } },
    actions: [
      { atUs: ms(200), side: 'client', call: 'send', bytes: 2000 },
      { atUs: ms(300), side: 'client', call: 'close' },
      { atUs: ms(900), side: 'server', call: 'receive' },
    ],
  });
  const read = stepOf(trace, 'call.receive');
  expect([read.before.tcb?.unread, read.after.tcb?.unread, read.sent]).toEqual([2000, 0, []]);
  expect(said(trace, read)).not.toMatch(/window/);
  expect(said(trace, read, chinese)).not.toContain('窗口');
});
