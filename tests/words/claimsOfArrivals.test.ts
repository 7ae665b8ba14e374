/** What captions claim of segments that meet no connection, and of the errors that calls return, put to runs. */
import { describe, expect, test } from 'vitest';
import { ms } from '../../machines/tcp/time.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { chinese, languages, run, said, stepOf } from './claims.ts';

describe('a listener', () => {
  test('may meet a RST that answers what this host has sent (3.10.7.2, first)', () => {
    const trace = simulate({ ...scenarioById('one-msl-is-not-enough'), profile: 'linuxTextbook' });
    const ignored = stepOf(trace, 'listen.ignoresReset');
    const { cause } = ignored;
    const rst = cause.kind === 'segment' ? cause.segment : null;
    const answered = trace.flights.filter(
      ({ from, segment: sent }) => from === 'server' && sent.ack && sent.ackNumber === rst?.seq,
    );
    expect(answered.length).toBeGreaterThan(0);
    for (const words of languages)
      expect(said(trace, ignored, words)).not.toMatch(/has been sent|was sent|没有发送/);
    expect(said(trace, ignored)).toContain('belongs to an earlier connection, or is forged');
  });

  test('may meet an ACK of what it has sent, in an earlier connection (3.10.7.2, second)', () => {
    const trace = simulate(scenarioById('time-wait-old-data'));
    const met = stepOf(trace, 'listen.resetsAck');
    const { cause } = met;
    const acked = cause.kind === 'segment' ? cause.segment.ackNumber : null;
    const syn = trace.flights.find(({ from, segment: { syn } }) => from === 'server' && syn);
    expect(syn?.segment.seq).toBe((acked ?? 0) - 1);
    for (const words of languages)
      expect(said(trace, met, words)).not.toMatch(/has been sent|was sent|没有发送/);
  });

  test('that has no record of the peer cannot promise that its connect() fails', () => {
    const refused = simulate(scenarioById('refused'));
    expect(said(refused, stepOf(refused, 'closed.resetsNoAck'))).toContain('ECONNREFUSED');
    const forged = simulate({
      ...scenarioById('refused'),
      actions: [],
      injections: [{ atUs: ms(60), to: 'server', segment: { seq: 90, flags: ['SYN'] } }],
    });
    const answered = stepOf(forged, 'closed.resetsNoAck');
    for (const words of languages)
      expect(said(forged, answered, words)).not.toContain('ECONNREFUSED');
  });
});

describe('errors have both names', () => {
  test('a refused connection: the RFC’s “connection reset” (3.10.7.3), ECONNREFUSED in sockets', () => {
    const trace = simulate(scenarioById('refused'));
    const refused = stepOf(trace, 'synSent.reset');
    expect(refused.reports).toContain('error: connection reset');
    for (const words of languages) {
      expect(said(trace, refused, words)).toContain('connection reset');
      expect(said(trace, refused, words)).toContain('ECONNREFUSED');
    }
  });

  test('the end of data: “connection closing” (3.10.3), 0 in sockets, and only where nothing is unread', () => {
    const withUnread = run({
      server: { iss: [300], settings: { autoRead: false } },
      actions: [
        { atUs: ms(200), side: 'client', call: 'send', bytes: 100 },
        { atUs: ms(400), side: 'client', call: 'close' },
        { atUs: ms(600), side: 'server', call: 'close' },
        { atUs: ms(610), side: 'server', call: 'receive' },
      ],
    });
    const refused = stepOf(withUnread, 'call.connectionClosing');
    expect([refused.before.state, refused.before.tcb?.unread]).toEqual(['LAST_ACK', 100]);
    expect(said(withUnread, refused)).not.toMatch(/has been read|EOF/);
    expect(said(withUnread, refused, chinese)).not.toMatch(/读完|EOF/);

    const atTheEnd = run({
      actions: [
        { atUs: ms(400), side: 'client', call: 'close' },
        { atUs: ms(600), side: 'server', call: 'receive' },
      ],
    });
    const end = stepOf(atTheEnd, 'call.connectionClosing');
    for (const words of languages) expect(said(atTheEnd, end, words)).toContain('EOF');
  });
});
