/** A file may set a Linux by the kernel's own names: sysctl(8), socket(7), tcp(7). */
import { describe, expect, test } from 'vitest';
import { Driver } from '../../machines/stacks/driver.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import { scenarioFrom } from '../../src/simulation/parseScenario.ts';

const base = {
  id: 'named',
  profile: 'linux',
  client: { iss: [1000] },
  server: { iss: [5000] },
  link: { delayUs: '50ms' },
  actions: [],
};

describe('read as settings', () => {
  const settingsOf = (more: object, side?: 'client' | 'server') => {
    const read = scenarioFrom({ ...base, ...more });
    if ('problem' in read) return read;
    const { scenario } = read;
    return (side ? scenario[side] : scenario).settings;
  };

  test('sysctls of both ends, with and without net.ipv4.', () => {
    const sysctls = {
      'net.ipv4.tcp_sack': 0,
      tcp_rmem: '4096 65536 1000000',
      tcp_fin_timeout: '5',
    };
    const expected = { sack: false, rcvBuf: 65536, rcvBufMax: 1_000_000, finWait2Us: s(5) };
    expect(settingsOf({ sysctls })).toEqual(expected);
  });

  test('socket options of one end', () => {
    const socketOptions = {
      ...{ TCP_NODELAY: 1, SO_RCVBUF: 4096, TCP_CONGESTION: 'reno', TCP_USER_TIMEOUT: 1500 },
      ...{ SO_KEEPALIVE: 1, TCP_KEEPIDLE: 5 },
    };
    expect(settingsOf({ client: { ...base.client, socketOptions } }, 'client')).toEqual({
      ...{ nagle: false, rcvBuf: 8192, rcvBufLocked: true, congestionControl: 'reno' },
      ...{ userTimeoutUs: ms(1500), keepAlive: { idleUs: s(5), intervalUs: s(75), probes: 9 } },
    });
  });

  test('the limits of the send buffer: tcp_wmem, and SO_SNDBUF, which is doubled and fixed', () => {
    expect(settingsOf({ sysctls: { tcp_wmem: '4096 20000 100000' } })).toEqual({
      sndBuf: 20_000,
      sndBufMax: 100_000,
    });
    const sndBufOf = (SO_SNDBUF: number) =>
      settingsOf({ client: { ...base.client, socketOptions: { SO_SNDBUF } } }, 'client');
    expect(sndBufOf(10_000)).toEqual({ sndBuf: 20_000, sndBufMax: null });
    expect(sndBufOf(1)).toEqual({ sndBuf: 4608, sndBufMax: null });
  });

  test.each([
    ['1 5', s(5)],
    ['1 0', 0],
    ['0 5', null],
  ])('SO_LINGER is a struct linger: %s', (SO_LINGER, lingerUs) => {
    const socketOptions = { SO_LINGER };
    expect(settingsOf({ client: { ...base.client, socketOptions } }, 'client')).toEqual({
      lingerUs,
    });
  });

  test('what a program sets goes before what the administrator does, and our own names before both', () => {
    const client = {
      ...base.client,
      sysctls: { tcp_congestion_control: 'reno', tcp_syn_retries: 3 },
      socketOptions: { TCP_CONGESTION: 'cubic', TCP_SYNCNT: 4 },
      settings: { synRetries: 5 },
    };
    const expected = { congestionControl: 'cubic', synRetries: 5 };
    expect(settingsOf({ client }, 'client')).toEqual(expected);
  });
});

describe('what is wrong is said, with its place', () => {
  test.each([
    [{ sysctls: { tcp_sacks: 1 } }, 'sysctls.tcp_sacks', 'unknown'],
    [{ sysctls: { tcp_sack: 'yes' } }, 'sysctls.tcp_sack', 'whole'],
    [{ sysctls: { tcp_congestion_control: 'bbr' } }, 'sysctls.tcp_congestion_control', 'oneOf'],
    [{ sysctls: { 'net.ipv4.tcp_syn_retries': 300 } }, 'sysctls.net.ipv4.tcp_syn_retries', 'whole'],
    [
      { server: { iss: [1], socketOptions: { SO_LINGER: 5 } } },
      'server.socketOptions.SO_LINGER',
      'us',
    ],
    [
      { server: { iss: [1], socketOptions: { SO_KEEPALIVE: 1, TCP_KEEPCNT: 0 } } },
      'server.socketOptions.SO_KEEPALIVE',
      'whole',
    ],
  ])('%j', (more, path, why) => {
    expect(scenarioFrom({ ...base, ...more })).toMatchObject({ path, problem: { why } });
  });
});

test('an endpoint by hand takes them too: without timestamps a SYN offers none (RFC 7323, 3.2)', () => {
  const end = new Driver({ profile: 'linux', sysctls: { 'net.ipv4.tcp_timestamps': '0' } });
  end.call({ type: 'connect' });
  const [syn] = end.take().sent;
  expect(syn?.segment).toMatchObject({ syn: true, sackPermitted: true });
  expect(syn?.segment.timestamps).toBeUndefined();
});
