/**
 * Runs as captures. What was written is read back by another reader, checksums included; and by tshark, where there is one: it
 * starts once, for all built-in runs in one file.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toPcap, toPcapng, type CapturePlace } from '../../src/export/toCapture.ts';
import { scenarioById, SCENARIO_IDS, type ScenarioId } from '../../src/scenarios/index.ts';
import { worldById } from '../../src/scenarios/worlds/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { worldOf } from '../../src/simulation/world/serverScenario.ts';
import { simulateWorld } from '../../src/simulation/world/worldRun.ts';
import { addressOctets, dotted, SOCKETS } from '../../src/wire/addresses.ts';
import { words as english } from '../../src/words/en/index.ts';
import { words as chinese } from '../../src/words/zh/index.ts';
import { readFrame, readPcap, readPcapng } from '../wire/readCapture.ts';

const EPOCH_US = BigInt(Date.UTC(2026, 0, 1)) * 1000n;
const traceOf = (id: ScenarioId) => simulate(scenarioById(id));

/** Interface, milliseconds, flags: as short as can be. */
function seen(id: ScenarioId, vantage: CapturePlace) {
  const { frames, interfaces } = readPcapng(
    toPcapng(traceOf(id), { vantage, title: id, words: english }),
  );
  return frames.map(({ interfaceId, time, octets }) => {
    const { flags } = readFrame(octets);
    const at = Number(time - EPOCH_US) / 1000;
    return `${interfaces[interfaceId]?.name} ${at} ${flags.join(' ')}`;
  });
}

describe('a segment is seen where it is sent, and where it arrives', () => {
  test('at its sender when it is sent, at its receiver a delay later', () => {
    expect(seen('refused', 'both')).toEqual([
      'client 20 SYN',
      'server 70 SYN',
      'server 70 RST ACK',
      'client 120 RST ACK',
    ]);
    expect(seen('refused', 'client')).toEqual(['client 20 SYN', 'client 120 RST ACK']);
    expect(seen('refused', 'server')).toEqual(['server 70 SYN', 'server 70 RST ACK']);
  });

  test('a lost one at its sender alone, and its comment says so', () => {
    const trace = traceOf('syn-lost');
    const { frames } = readPcapng(toPcapng(trace, { vantage: 'both', title: '', words: english }));
    const syns = frames.filter(({ octets }) => readFrame(octets).flags.join() === 'SYN');
    expect(syns.map(({ interfaceId }) => interfaceId)).toEqual([0, 0, 1]);
    expect(syns[0]?.comment).toMatch(/SYN is lost/);
    expect(syns[1]?.comment).not.toMatch(/SYN is lost/);
    // Outbound, outbound, inbound.
    expect(syns.map(({ flags }) => flags)).toEqual([2, 2, 1]);
  });

  test('a doubled one twice at its receiver, as copies of one packet', () => {
    const twice = simulate({
      ...scenarioById('open-data-close'),
      faults: [{ match: { from: 'client', nth: 3 }, do: 'duplicate', byUs: 5000 }],
    });
    const { frames } = readPcapng(
      toPcapng(twice, { vantage: 'server', title: '', words: english }),
    );
    const data = frames.filter(({ octets }) =>
      readFrame(octets).data.startsWith('client 00000000'),
    );
    expect(data).toHaveLength(2);
    expect(data[0]?.octets).toEqual(data[1]?.octets);
    expect(data[1]!.time - data[0]!.time).toBe(5000n);
  });

  test('one out of nowhere at its receiver alone', () => {
    const trace = traceOf('blind-reset');
    const at = (vantage: CapturePlace) =>
      seen('blind-reset', vantage).filter((line) => /RST$/.test(line)).length;
    const injected = trace.steps.filter(
      ({ cause }) => cause.kind === 'segment' && cause.flight === null,
    );
    expect(injected.length).toBeGreaterThan(0);
    expect(at('both')).toBe(injected.length);
  });

  test('one that a router has marked has another ECN field behind it (RFC 3168, 5)', () => {
    const marked = traceOf('ecn');
    const ecn = (vantage: CapturePlace) =>
      readPcapng(toPcapng(marked, { vantage, title: '', words: english })).frames.map(
        ({ octets }) => readFrame(octets).ecn,
      );
    expect(ecn('client')).not.toContain(3);
    expect(ecn('server')).toContain(3);
    expect(ecn('client')).toContain(2);
  });
});

describe('a file', () => {
  test('says what it is of, and tells its times in microseconds or nanoseconds', () => {
    const of = (resolution: 'micro' | 'nano') =>
      readPcapng(
        toPcapng(traceOf('refused'), {
          ...{ vantage: 'both', title: 'a\nb', words: chinese, resolution },
        }),
      );
    const { section, interfaces, frames } = of('micro');
    expect(section).toEqual({ 1: 'a b', 2: 'simulated', 3: 'rfc', 4: 'synfin' });
    expect(interfaces).toEqual([
      { name: 'client', resolution: 6 },
      { name: 'server', resolution: 6 },
    ]);
    expect(frames[0]?.comment).toMatch(/^客户端/);
    expect(of('nano').interfaces[0]?.resolution).toBe(9);
    expect(of('nano').frames.map(({ time }) => time)).toEqual(
      frames.map(({ time }) => time * 1000n),
    );
  });

  test('in the form of before has the same frames, at one place', () => {
    const trace = traceOf('last-ack-lost');
    const ng = readPcapng(toPcapng(trace, { vantage: 'client', title: '', words: english }));
    for (const [resolution, magic, perSecond] of [
      ['micro', 0xa1b2c3d4, 1_000_000n],
      ['nano', 0xa1b23c4d, 1_000_000_000n],
    ] as const) {
      const old = readPcap(toPcap(trace, { vantage: 'client', resolution }));
      expect([old.magic, old.linkType]).toEqual([magic, 1]);
      expect(old.frames.map(({ octets }) => octets)).toEqual(ng.frames.map((f) => f.octets));
      expect(
        old.frames.map(({ seconds, parts }) => BigInt(seconds) * perSecond + BigInt(parts)),
      ).toEqual(ng.frames.map(({ time }) => (time * perSecond) / 1_000_000n));
    }
  });

  test('is the same each time', () => {
    const make = () => toPcapng(traceOf('refused'), { vantage: 'both', title: '', words: english });
    expect(make()).toEqual(make());
  });

  test('can be of IPv6, whose pseudo-header is another (RFC 8200, 8.1)', () => {
    const address = (n: number) => addressOctets(`2001:db8::${n}`);
    const sockets = {
      client: { address: address(1), port: 40000 },
      server: { address: address(2), port: 80 },
    };
    const file = toPcapng(traceOf('last-ack-lost'), {
      ...{ vantage: 'client', title: '', words: english, sockets },
    });
    const first = readFrame(readPcapng(file).frames[0]!.octets);
    expect(first.source).toEqual([0x20, 0x01, 0x0d, 0xb8, ...Array<number>(11).fill(0), 1]);
    expect(first.ports).toEqual([40000, 80]);
    expect(dotted(sockets.server)).toBe('2001:db8:0:0:0:0:0:2');
    expect(first.ttl).toBe(64);
  });
});

test('a server with many clients: each has an address and a port of its own', () => {
  const world = simulateWorld(worldOf(worldById('server-syn-flood')!));
  const { frames } = readPcapng(toPcapng(world, { vantage: 'server', title: '', words: english }));
  const read = frames.map(({ octets }) => readFrame(octets));
  const clients = new Set(
    read.filter(({ flags }) => flags.join() === 'SYN').map(({ source }) => source.join('.')),
  );
  expect(clients.size).toBe(world.clients.length);
  expect([...clients][0]).toBe('10.0.0.2');
  const times = frames.map(({ time }) => time);
  expect(times).toEqual([...times].sort((a, b) => Number(a - b)));
});

/** Every built-in run, each from a port of its own, in one file: beside its client and beside its server in turn. */
const ALL = SCENARIO_IDS.map((id, i) =>
  toPcapng(traceOf(id), {
    vantage: i % 2 === 0 ? 'client' : 'server',
    title: id,
    words: english,
    sockets: { client: { ...SOCKETS.client, port: 20_000 + i }, server: SOCKETS.server },
  }),
);

test('every built-in run can be read back, with the checksums of IP and TCP', () => {
  for (const file of ALL) {
    const { frames } = readPcapng(file);
    for (const { octets, comment } of frames) {
      const { macs, id } = readFrame(octets);
      // Locally administered, and of one host.
      expect(macs.every((mac) => (mac[0] ?? 0) % 4 === 2)).toBe(true);
      expect(id).toBeGreaterThan(0);
      expect(comment).not.toBe('');
    }
  }
});

/** Group, protocol and summary of each kind of remark that tshark has, under its severity; null where there is no tshark. */
function remarks(files: readonly Uint8Array[]): { frames: number; said: string[] } | null {
  const folder = mkdtempSync(join(tmpdir(), 'synfin-capture-'));
  try {
    const path = join(folder, 'all.pcapng');
    writeFileSync(path, Buffer.concat(files));
    const checks = ['tcp.check_checksum:TRUE', 'ip.check_checksum:TRUE'].flatMap((o) => ['-o', o]);
    const out = execFileSync(
      'tshark',
      ['-n', '-r', path, ...checks, '-q', '-z', 'expert', '-z', 'io,stat,0'],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    let severity = '';
    const said = out.split('\n').flatMap((line) => {
      severity = /^(Errors|Warns|Notes|Chats|Comments) \(\d+\)$/.exec(line)?.[1] ?? severity;
      const [, group, protocol] = /^\s+\d+\s{2,}(\S+)\s+(\S+)\s{2}/.exec(line) ?? [];
      return group && protocol ? [`${severity} ${group} ${protocol}`] : [];
    });
    return { frames: Number(/<>[^|]*\|\s*(\d+)\s*\|/.exec(out)?.[1]), said: [...new Set(said)] };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('tshark finds nothing in them but what TCP does: no checksum, no length, no option is wrong', () => {
  const found = remarks(ALL);
  if (found === null) {
    console.info(
      'There is no tshark here: captures were checked by the reader of the tests alone.',
    );
    return;
  }
  const frames = ALL.reduce((sum, file) => sum + readPcapng(file).frames.length, 0);
  expect(found.frames).toBe(frames);
  expect(found.said).toContain('Chats Sequence TCP');
  // What happens to sequence numbers, and our comments; malformed, checksum, protocol would be groups of their own.
  const usual = ['Warns', 'Notes', 'Chats'].map((severity) => `${severity} Sequence TCP`);
  expect(found.said.filter((line) => ![...usual, 'Comments Comment Frame'].includes(line))).toEqual(
    [],
  );
});
