/** The profiles: the constants that the RFCs ask for, those of about 1990, and those of a current Linux. */
import { describe, expect, test } from 'vitest';
import { PROFILES, profileOf } from '../../machines/stacks/profiles.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import { inState, tcbOf } from './inState.ts';
import { arrives, call, passes, timers } from './story.ts';

describe('rfc', () => {
  const { rfc } = PROFILES;

  test('is within the bounds that the RFCs set', () => {
    // RFC 6298, 2: RTO 1 s at first and at least, an upper bound of 60 s or more; RFC 9293: 2 MSL = 4 minutes.
    expect(rfc).toMatchObject({ rtoInitialUs: s(1), rtoMinUs: s(1), timeWaitUs: s(240) });
    expect(rfc.rtoMaxUs).toBeGreaterThanOrEqual(s(60));
    // MUST-25 (keep-alive off), MAY-2 and RFC 1337 off
    expect(rfc).toMatchObject({ keepAlive: null, timeWaitReuse: false, rfc1337: false });
  });

  test('gives a SYN three minutes, and data a hundred seconds', () => {
    // 3.8.3, MUST-23 (SYN) and SHLD-11 (data).
    const gaveUp = (lines: string[]) => Number(/^(\d+)s CLOSED$/.exec(lines.at(-1) ?? '')?.[1]);
    expect(gaveUp(passes(inState('SYN_SENT'), s(1000)))).toBeGreaterThanOrEqual(180);
    expect(
      gaveUp(passes(inState('ESTABLISHED', { inFlight: [1] }), s(1000))),
    ).toBeGreaterThanOrEqual(100);
  });
});

describe('classic', () => {
  const classic = { profile: 'classic' } as const;

  test('waits three seconds at first, and gives a SYN three minutes, as RFC 1122 has it', () => {
    // RFC 1122, 4.2.3.1 and 4.2.3.5
    const lines = passes(inState('SYN_SENT', classic), s(1000));
    expect(lines.filter((line) => line.includes('>')).map((line) => line.split(' ')[0])).toEqual(
      [3, 9, 21, 45, 93].map((at) => `${at}s`),
    );
    expect(lines.at(-1)).toBe('189s CLOSED');
  });

  test('fills the window at once: RFC 793 has no other', () => {
    const sent = call(inState('ESTABLISHED', classic), 'send', 40_000);
    expect(sent.filter((line) => line.includes('(1000)'))).toHaveLength(40);
  });

  test('takes three duplicate ACKs for no loss', () => {
    const end = inState('ESTABLISHED', { ...classic, inFlight: [1000, 1000, 1000, 1000] });
    const done = [1, 2, 3, 4, 5].flatMap(() => arrives(end, '. 301:301(0) ack 101'));
    expect(done.filter((line) => line.includes('>'))).toEqual([]);
    expect(tcbOf(end).cwnd).toBe(65_535);
  });

  test('obeys a reset anywhere in the window', () => {
    // RFC 793, 3.4, "Reset Processing": "valid if its sequence number is in the window"
    const end = inState('ESTABLISHED', classic);
    arrives(end, 'R 5000:5000(0)');
    expect(end.state).toBe('CLOSED');
  });
});

describe('linux', () => {
  const linux = { profile: 'linuxTextbook' } as const;

  test('gives up a SYN after 127 seconds', () => {
    // Linux: six retransmissions, 1 to 64 s apart: less than the RFC asks for.
    const lines = passes(inState('SYN_SENT', linux), s(1000));
    expect(lines.filter((line) => line.includes('>')).map((line) => line.split(' ')[0])).toEqual(
      [1, 3, 7, 15, 31, 63].map((at) => `${at}s`),
    );
    expect(lines.at(-1)).toBe('127s CLOSED');
  });

  test('gives up a SYN after 131 seconds, with the default of Linux 6.5 and later', () => {
    // tcp_syn_linear_timeouts = 4: so many retransmissions a second apart come before the six of tcp_syn_retries.
    const lines = passes(
      inState('SYN_SENT', { ...linux, settings: { synLinearTimeouts: 4 } }),
      s(1000),
    );
    expect(lines.filter((line) => line.includes('>')).map((line) => line.split(' ')[0])).toEqual(
      [1, 2, 3, 4, 5, 7, 11, 19, 35, 67].map((at) => `${at}s`),
    );
    expect(lines.at(-1)).toBe('131s CLOSED');
  });

  test('gives up data after at least 924.6 seconds', () => {
    // Linux, tcp_retries2 = 15: as long as that many retransmissions from 200 ms on would take, from the first one on.
    const end = inState('SYN_SENT', linux);
    end.advance(ms(1));
    arrives(end, 'S. 300:300(0) ack 101');
    call(end, 'send', 1);
    expect(passes(end, s(2000)).at(-1)).toBe('925.624s CLOSED');
  });

  test('waits 60 seconds in TIME_WAIT, and in FIN_WAIT_2 when nobody reads', () => {
    // Linux: both constants are the same.
    expect(timers(inState('TIME_WAIT', linux))).toEqual(['timeWait 60s']);
    expect(timers(inState('FIN_WAIT_2', { ...linux, closedBy: 'close' }))).toEqual([
      'finWait2 60s',
    ]);
  });

  test('sends ten segments at first', () => {
    // Linux (RFC 6928): an initial window of ten segments.
    const end = inState('ESTABLISHED', linux);
    expect(call(end, 'send', 20_000)).toHaveLength(10);
  });

  test('answers data after close with a reset, a repeated SYN with its SYN+ACK', () => {
    // Linux: half-duplex close (MAY-1), and dupSyn=synack.
    const closed = inState('FIN_WAIT_2', { ...linux, closedBy: 'close' });
    expect(arrives(closed, 'P. 301:311(10) ack 102')[0]).toBe('> R 102:102(0)');
    const opening = inState('SYN_RCVD', linux);
    expect(arrives(opening, 'S 300:300(0)')[0]).toMatch(/^> S\. 100:100/);
  });

  test('holds an ACK back for 40 ms', () => {
    // Linux: the shortest delay, once data is being answered with data; before that ACKs go at once.
    const end = inState('ESTABLISHED', linux);
    expect(arrives(end, 'P. 301:311(10) ack 101')[1]).toMatch(/^> \. 101:101\(0\) ack 311/);
    call(end, 'send', 10);
    expect(arrives(end, 'P. 311:321(10) ack 111')).toEqual(['got 311:321']);
    expect(timers(end)).toContain('delayedAck 0.04s');
  });
});

test('single values can be set otherwise', () => {
  // Settings win over the profile; what is not set stays.
  const profile = profileOf('rfc', { mss: 500 });
  expect(profile).toEqual({ ...PROFILES.rfc, mss: 500 });
  expect(tcbOf(inState('ESTABLISHED', { settings: { mss: 500 } })).sndMss).toBe(500);
});
