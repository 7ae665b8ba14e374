/** TCP Fast Open (RFC 7413): the SYN carries data, once an earlier connection has brought a cookie. */
import { describe, expect, test } from 'vitest';
import { Driver } from '../../machines/stacks/driver.ts';
import { settingsOfSysctls } from '../../machines/stacks/linux/sysctls.ts';
import type { Profile } from '../../machines/tcp/profile.ts';
import { s } from '../../machines/tcp/time.ts';
import { tcbOf } from './inState.ts';
import { arrives, call, passes, seen } from './story.ts';

const client = (settings: Partial<Profile> = {}) =>
  new Driver({ settings: { mss: 1460, fastOpen: 'client', ...settings }, iss: [100] });

function server(settings: Partial<Profile> = {}): Driver {
  const end = new Driver({ settings: { fastOpen: 'server', ...settings }, iss: [300] });
  end.call({ type: 'listen' });
  end.take();
  return end;
}

/** What a server gives as cookie. */
function cookieOf(end: Driver): string {
  end.arrives({ syn: true, seq: 5, mss: 1460, fastOpen: '' });
  return end.take().sent[0]?.segment.fastOpen ?? '';
}

const COOKIE = cookieOf(server());

describe('the client', () => {
  test('asks for a cookie, keeps it, and shows it with the SYN of its next connection', () => {
    // 4.2.1: the request is an option without a cookie; the data waits. 4.1.3: cookie and MSS are kept.
    const end = client({ timeWaitUs: s(1) });
    end.call({ type: 'connect', bytes: 500 });
    expect(end.take().sent[0]?.segment).toMatchObject({ syn: true, dataLen: 0, fastOpen: '' });
    end.arrives({ syn: true, ack: true, seq: 300, ackNumber: 101, mss: 1460, fastOpen: COOKIE });
    expect(seen(end)).toEqual(['ESTABLISHED', '> P. 101:601(500) ack 301']);
    end.call({ type: 'abort' });
    end.take();
    end.call({ type: 'connect', bytes: 500 });
    const [syn] = end.take().sent;
    expect(syn?.segment).toMatchObject({ syn: true, dataLen: 500, fastOpen: COOKIE });
    // 4.2.2: the server has taken it all; nothing goes again
    expect(arrives(end, 'S. 300:300(0) ack 601')).toEqual([
      'ESTABLISHED',
      '> . 601:601(0) ack 301',
    ]);
  });

  test('puts no more in the SYN than leaves room for options; the rest rides on the handshake', () => {
    const end = client({ fastOpenCookie: 'known' });
    end.call({ type: 'connect', bytes: 2000 });
    expect(end.take().sent[0]?.segment.dataLen).toBe(1420);
    expect(arrives(end, 'S. 300:300(0) ack 1521 <mss 1460>')).toEqual([
      'ESTABLISHED',
      '> P. 1521:2101(580) ack 301',
    ]);
  });

  test('whose SYN is lost tries again without data and cookie', () => {
    // 4.2.2: a SYN that is not answered goes again without them, in case a middlebox drops such
    const end = client({ fastOpenCookie: 'known' });
    end.call({ type: 'connect', bytes: 500 });
    end.take();
    end.advance(s(1));
    const [again] = end.take().sent;
    expect(again?.segment).toMatchObject({ syn: true, seq: 100, dataLen: 0 });
    expect(again?.segment.fastOpen).toBeUndefined();
    expect(arrives(end, 'S. 300:300(0) ack 101 <mss 1460>')).toEqual([
      '> P. 101:601(500) ack 301',
      'ESTABLISHED',
    ]);
  });

  test('whose data is not taken sends it again at once, in segments that the peer accepts', () => {
    const end = client({ fastOpenCookie: 'known' });
    end.call({ type: 'connect', bytes: 500 });
    end.take();
    expect(arrives(end, 'S. 300:300(0) ack 101 <mss 300>')).toEqual([
      '> . 101:401(300) ack 301',
      '> P. 401:601(200) ack 301',
      'ESTABLISHED',
    ]);
    expect(arrives(end, '. 301:301(0) ack 601')).toEqual([]);
    expect(end.timers).toEqual([]);
  });

  test('that may not use it opens as usual, and sends the data then', () => {
    const end = client({ fastOpen: 'off' });
    expect(call(end, 'connect', 500)).toEqual(['> S 100:100(0) <mss 1460>', 'SYN_SENT']);
    expect(tcbOf(end).unsent).toBe(500);
  });
});

describe('the server', () => {
  const opened = (settings: Partial<Profile> = {}, parts = {}) => {
    const end = server(settings);
    end.arrives({ syn: true, seq: 5, dataLen: 500, mss: 1460, fastOpen: COOKIE, ...parts });
    return end;
  };

  test('delivers what came with the right cookie, and may answer before the handshake is over', () => {
    const end = opened();
    expect(seen(end)).toEqual(['got 6:506', '> S. 300:300(0) ack 506', 'SYN_RCVD']);
    expect(call(end, 'send', 300)).toEqual(['> P. 301:601(300) ack 506']);
    expect(arrives(end, '. 506:506(0) ack 301')).toEqual(['ESTABLISHED']);
    expect(arrives(end, '. 506:506(0) ack 601')).toEqual([]);
    expect(end.timers).toEqual([]);
  });

  test('sends only the SYN+ACK again, and waits with its data', () => {
    const end = opened({ synAckRetries: 2 });
    call(end, 'send', 300);
    const all = passes(end, s(60));
    expect(all.filter((line) => line.includes('>')).every((line) => line.includes('> S.'))).toBe(
      true,
    );
    // the program has the connection already, so it is tried once more, and told
    expect(all.filter((line) => line.includes('> S.'))).toHaveLength(3);
    expect(all.at(-2)).toContain('excessive retransmissions');
  });

  test('gives a new cookie for a wrong one, and takes no data', () => {
    const end = opened({}, { fastOpen: '00112233' });
    const [answer] = end.take().sent;
    expect(answer?.segment).toMatchObject({ ackNumber: 6, fastOpen: COOKIE });
  });

  test('that does not serve it ignores option and data', () => {
    const end = opened({ fastOpen: 'off', textOnSyn: 'dropped' });
    const [answer] = end.take().sent;
    expect(answer?.segment.ackNumber).toBe(6);
    expect(answer?.segment.fastOpen).toBeUndefined();
  });

  test('whose client resets it has lost a connection of the program', () => {
    const end = opened();
    seen(end);
    expect(arrives(end, 'R 506:506(0)')).toEqual(['"connection reset"', 'CLOSED']);
  });
});

test('is a mask of bits in the kernel', () => {
  const of = (mask: string) => settingsOfSysctls({ 'net.ipv4.tcp_fastopen': mask });
  expect(of('0')).toEqual({ fastOpen: 'off', fastOpenCookie: 'asked' });
  expect(of('1').fastOpen).toBe('client');
  expect(of('519')).toEqual({ fastOpen: 'both', fastOpenCookie: 'none' });
});
