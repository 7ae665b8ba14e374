/** A listening socket decides: the two queues, the order of the checks, cookies, overflow, pressure (as Linux 6 does). */
import { afterAll, describe, expect, test } from 'vitest';
import { RULE_IDS, type RuleId } from '../../machines/tcp/rules.ts';
import type { Profile } from '../../machines/tcp/profile.ts';
import type { HostSettings } from '../../machines/host/settings.ts';
import { HostDriver } from './hostDriver.ts';

const hosts: HostDriver[] = [];

function listening(
  backlog: number,
  settings: Partial<HostSettings> = {},
  values: Partial<Profile> = {},
) {
  const host = new HostDriver(settings, values);
  hosts.push(host);
  host.listen(backlog);
  return host;
}

describe('both queues hold one more than the backlog', () => {
  test('sk_acceptq_is_full: the accept queue is full when it is longer than the limit', () => {
    for (const backlog of [0, 1, 2, 5]) {
      const host = listening(backlog);
      for (let n = 1; n <= backlog + 3; n += 1) {
        host.syn(n);
        if (n <= backlog + 1) host.ack(n);
      }
      expect(host.queues()).toEqual([backlog + 1, 0]);
      // the others' SYNs were dropped, and nothing was said
      expect(host.answers()).toEqual(Array.from({ length: backlog + 1 }, (_, i) => `SA ${i + 1}`));
      expect(host.count('TcpExtListenOverflows')).toBe(2);
      expect(host.count('TcpExtListenDrops')).toBe(2);
    }
  });

  test('inet_csk_reqsk_queue_is_full: so is the SYN queue; then SYNs are dropped, or get a cookie', () => {
    const dropping = listening(3, { synCookies: 0 });
    dropping.syn(1, 2, 3, 4, 5, 6);
    expect(dropping.queues()).toEqual([0, 4]);
    expect(dropping.count('TcpExtTCPReqQFullDrop')).toBe(2);
    expect(dropping.answers()).toEqual(['SA 1', 'SA 2', 'SA 3', 'SA 4']);

    const baking = listening(3);
    baking.syn(1, 2, 3, 4, 5, 6);
    expect(baking.queues()).toEqual([0, 4]);
    expect(baking.count('TcpExtSyncookiesSent')).toBe(2);
    expect(baking.answers()).toEqual(['SA 1', 'SA 2', 'SA 3', 'SA 4', 'SA 5', 'SA 6']);
  });

  test('listen(2): no backlog is longer than somaxconn; a negative one is as long as that', () => {
    expect(listening(128, { somaxconn: 2 }).limit()).toBe(2);
    expect(listening(-1).limit()).toBe(4096);
  });

  test('a second listen() changes the limit alone, at once', () => {
    const host = listening(0);
    host.syn(1);
    host.ack(1);
    host.listen(5);
    host.syn(2);
    host.ack(2);
    expect(host.queues()).toEqual([2, 0]);
  });
});

describe('a SYN, in the order of tcp_conn_request', () => {
  test('a full accept queue drops it even where cookies are on', () => {
    const host = listening(0, { synCookies: 2 });
    host.syn(1);
    host.ack(1);
    host.answers();
    host.syn(2);
    expect(host.answers()).toEqual([]);
    expect(host.count('TcpExtListenOverflows')).toBe(1);
  });

  test('without cookies the last quarter of tcp_max_syn_backlog is kept from strangers', () => {
    const host = listening(128, { synCookies: 0, maxSynBacklog: 8 });
    host.syn(1, 2, 3, 4, 5, 6, 7, 8, 9);
    expect(host.queues()).toEqual([0, 7]);
    expect(host.count('TcpExtListenDrops')).toBe(2);
    expect(host.count('TcpExtTCPReqQFullDrop')).toBe(0);
  });

  test('a listener that is not there resets it (RFC 9293, 3.10.7.1)', () => {
    const host = listening(1);
    host.deal({ kind: 'closeListener', listener: 0 });
    host.syn(1);
    expect(host.answers()).toEqual(['RA 1']);
  });
});

/** Three are half open when the third one's ACK finds two in the accept queue of listen(1). */
function overflowing(settings: Partial<HostSettings> = {}): HostDriver {
  const host = listening(1, settings);
  host.syn(1, 2);
  host.ack(1);
  host.syn(3);
  host.ack(2, 3);
  return host;
}

describe('the ACK of a handshake that finds the accept queue full', () => {
  test('is ignored: the request stays, its data too is dropped, its SYN+ACK goes again', () => {
    const host = overflowing();
    expect(host.stateOf(3)).toBe('SYN_RCVD');
    host.data(3);
    expect(host.queues()).toEqual([2, 1]);
    expect(host.count('TcpExtListenOverflows')).toBe(2);
    host.answers();
    host.passSeconds(3.5);
    expect(host.answers()).toEqual(['SA 3', 'SA 3']);
  });

  test('accept() makes room, but rescues nobody at once: the next ACK does', () => {
    const host = overflowing();
    host.deal({ kind: 'accept', listener: 0 });
    expect(host.stateOf(3)).toBe('SYN_RCVD');
    host.passSeconds(1);
    host.ack(3);
    expect(host.stateOf(3)).toBe('ESTABLISHED');
    expect(host.queues()).toEqual([2, 0]);
  });

  test('with tcp_abort_on_overflow=1 is answered with a RST, and so is what comes behind it', () => {
    const host = overflowing({ abortOnOverflow: true });
    host.data(3);
    expect(host.answers().slice(-2)).toEqual(['R 3', 'R 3']);
    expect(host.queues()).toEqual([2, 0]);
    expect(host.count('TcpExtEmbryonicRsts')).toBe(1);
  });
});

describe('SYN cookies (RFC 4987, 3.6)', () => {
  test('nothing is kept and nothing goes again; the ACK makes the connection', () => {
    const host = listening(1, { synCookies: 2 });
    host.syn(1);
    expect(host.queues()).toEqual([0, 0]);
    host.answers();
    host.passSeconds(10);
    expect(host.answers()).toEqual([]);
    host.ack(1);
    expect(host.stateOf(1)).toBe('ESTABLISHED');
    expect(host.queues()).toEqual([1, 0]);
    expect(host.count('TcpExtSyncookiesRecv')).toBe(1);
  });

  test('scaling and SACK survive in a timestamp alone', () => {
    const offer = { syn: true, seq: 100, mss: 1460, windowScale: 7, sackPermitted: true };
    for (const timestamps of [true, false]) {
      const host = listening(1, { synCookies: 2 }, { timestamps });
      host.arrives(1, { ...offer, ...(timestamps && { timestamps: { value: 1, echo: 0 } }) });
      const [answer] = host.sent;
      expect(answer?.segment.windowScale !== undefined).toBe(timestamps);
      expect(answer?.segment.sackPermitted === true).toBe(timestamps);
    }
  });

  test('a good cookie that finds the accept queue full is ignored, even with tcp_abort_on_overflow=1', () => {
    const host = listening(0, { synCookies: 2, abortOnOverflow: true });
    host.syn(1, 2);
    host.ack(1);
    host.answers();
    host.ack(2);
    expect(host.answers()).toEqual([]);
    host.deal({ kind: 'accept', listener: 0 });
    host.data(2);
    expect(host.stateOf(2)).toBe('ESTABLISHED');
  });

  test('a number that is not that of the SYN and one more fails: a FIN behind data that was lost', () => {
    const host = listening(1, { synCookies: 2 });
    host.syn(1);
    host.answers();
    host.arrives(1, { fin: true, ack: true, seq: 111, ackNumber: 301 });
    expect(host.answers()).toEqual(['R 1']);
    expect(host.count('TcpExtSyncookiesFailed')).toBe(1);
  });

  test('two minutes after the last cookie no ACK is taken for one', () => {
    const host = listening(1, { synCookies: 2 });
    host.syn(1);
    host.answers();
    host.passSeconds(121);
    host.ack(1);
    expect(host.answers()).toEqual(['R 1']);
    expect(host.count('TcpExtSyncookiesFailed')).toBe(0);
  });
});

describe('the timer of a SYN+ACK (reqsk_timer_handler)', () => {
  test('1, 2, 4, 8, 16 s; after five it is forgotten, silently', () => {
    const host = listening(5);
    host.syn(1);
    host.passSeconds(64);
    expect(host.answers()).toEqual(Array.from({ length: 6 }, () => 'SA 1'));
    expect(host.queues()).toEqual([0, 0]);
  });

  test('under pressure old requests lose retries, down to two: of six, two vanish after the third SYN+ACK', () => {
    const host = listening(5, { synCookies: 0 });
    host.syn(1, 2, 3, 4, 5, 6);
    host.passSeconds(6.9);
    expect(host.queues()).toEqual([0, 6]);
    host.passSeconds(0.2);
    expect(host.queues()).toEqual([0, 4]);
  });
});

describe('closing the listener', () => {
  test('resets whoever nobody has accepted; requests vanish at their timers; what is accepted goes on', () => {
    const host = listening(5);
    host.syn(1, 2, 3);
    host.ack(1, 2);
    host.deal({ kind: 'accept', listener: 0 });
    host.answers();
    host.deal({ kind: 'closeListener', listener: 0 });
    expect(host.answers()).toEqual(['RA 2']);
    expect(host.count('TcpEstabResets')).toBe(1);
    host.passSeconds(2);
    expect(host.answers()).toEqual([]);
    host.ack(3);
    expect(host.answers()).toEqual(['R 3']);
    expect(host.stateOf(1)).toBe('ESTABLISHED');
  });

  test('with tcp_migrate_req=1 they go to another listener of the port (SO_REUSEPORT)', () => {
    const host = listening(5, { migrateReq: true });
    host.syn(1);
    host.ack(1);
    host.listen(5, 1);
    host.answers();
    host.deal({ kind: 'closeListener', listener: 0 });
    expect(host.answers()).toEqual([]);
    expect(host.queues(1)).toEqual([1, 0]);
    expect(host.count('TcpExtTCPMigrateReqSuccess')).toBe(1);
  });
});

test('a client that resets keeps its place: accept() returns it, and what it sent can be read', () => {
  const host = listening(0);
  host.syn(1);
  host.ack(1);
  host.data(1);
  host.arrives(1, { rst: true, seq: 111 });
  expect(host.queues()).toEqual([1, 0]);
  host.syn(2);
  expect(host.count('TcpExtListenOverflows')).toBe(1);
});

test('TCP_DEFER_ACCEPT (tcp(7)): the bare ACK takes no place in the accept queue, the data does', () => {
  const host = listening(1, {}, { deferAcceptTimeouts: 3 });
  host.syn(1);
  host.ack(1);
  expect(host.queues()).toEqual([0, 1]);
  expect(host.count('TcpExtTCPDeferAcceptDrop')).toBe(1);
  host.data(1);
  expect(host.queues()).toEqual([1, 0]);
});

test('RFC 7413, 4.2.2: data with a good cookie is in the accept queue before the handshake is over', () => {
  const host = listening(1, {}, { fastOpen: 'both', fastOpenCookie: 'none' });
  host.arrives(1, { syn: true, seq: 100, mss: 1460, dataLen: 10 });
  expect(host.queues()).toEqual([1, 0]);
  expect(host.stateOf(1)).toBe('SYN_RCVD');
  host.arrives(1, { ack: true, seq: 111, ackNumber: 301 });
  expect(host.stateOf(1)).toBe('ESTABLISHED');
  expect(host.queues()).toEqual([1, 0]);
});

test('a SYN that takes up what waits in TIME_WAIT is one to the listener (RFC 9293, 3.10.7.4)', () => {
  const host = listening(1, { synCookies: 0 });
  host.syn(1);
  host.ack(1);
  host.deal({ kind: 'accept', listener: 0 });
  host.call(1, 'close');
  host.arrives(1, { ack: true, seq: 101, ackNumber: 302 });
  host.arrives(1, { fin: true, ack: true, seq: 101, ackNumber: 302 });
  expect(host.stateOf(1)).toBe('TIME_WAIT');
  // other SYNs fill the SYN queue, which does not hold it back
  host.syn(2, 3);
  host.arrives(1, { syn: true, seq: 5000, mss: 1460 });
  expect(host.stateOf(1)).toBe('SYN_RCVD');
  expect(host.queues()).toEqual([0, 3]);
});

afterAll(() => {
  const cited = new Set(hosts.flatMap((host) => [...host.cited]));
  const family = RULE_IDS.filter((rule: RuleId) => rule.startsWith('listener.'));
  expect(family.filter((rule) => !cited.has(rule))).toEqual([]);
});
