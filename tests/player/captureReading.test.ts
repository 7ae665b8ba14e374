/** A capture as the page reads it: in parts, with progress and a stop, and one connection after the other. */
import { describe, expect, test } from 'vitest';
import { readingOf } from '../../src/player/captureWorker/readFile.ts';
import { toPcap } from '../../src/export/toCapture.ts';
import { scenarioById, type ScenarioId } from '../../src/scenarios/index.ts';
import { WORLDS } from '../../src/scenarios/worlds/index.ts';
import { worldOf } from '../../src/simulation/world/serverScenario.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { WORLD_LIMITS } from '../../src/simulation/world/worldLimits.ts';
import { WorldRun } from '../../src/simulation/world/worldRun.ts';

const always = () => Promise.resolve(true);
const never = () => Promise.resolve(false);

const fileOf = (id: ScenarioId) =>
  new Blob([toPcap(simulate(scenarioById(id)), { vantage: 'client' })]);

const stateAtEnd = async (file: Blob) => {
  const reading = readingOf(file);
  await reading.read(always);
  const opened = await reading.open(0, {}, always);
  return opened?.followed.trace.steps.findLast(({ side }) => side === 'client')?.after.state;
};

describe('a capture', () => {
  test('gives its connections, and one of them followed', async () => {
    expect(await stateAtEnd(fileOf('last-ack-lost'))).toBe('TIME_WAIT');
  });

  test('with that of the peer tells where this is damaged', async () => {
    const server = toPcap(simulate(scenarioById('last-ack-lost')), { vantage: 'server' });
    const reading = readingOf(fileOf('last-ack-lost'));
    await reading.read(always);
    const pairWith = async (octets: Uint8Array<ArrayBuffer>) => {
      const opened = await reading.pair(0, {}, new Blob([octets]), always);
      return typeof opened === 'string' ? opened : opened?.pair?.problem?.kind;
    };
    expect(await pairWith(server)).toBeUndefined();
    expect(await pairWith(server.slice(0, -3))).toBe('endsEarly');
  });

  test('is the same in gzip', async () => {
    const packed = fileOf('last-ack-lost').stream().pipeThrough(new CompressionStream('gzip'));
    expect(await stateAtEnd(await new Response(packed).blob())).toBe('TIME_WAIT');
  });

  test('of many connections has each of them', async () => {
    const world = WORLDS.find(({ id }) => id === 'server-backlog-full');
    if (world === undefined) throw new Error('there is no such server');
    const run = new WorldRun(worldOf(world), WORLD_LIMITS);
    let trace = run.next();
    while (trace === null) trace = run.next();
    const reading = readingOf(new Blob([toPcap(trace, { vantage: 'server' })]));
    const read = await reading.read(always);
    expect(read?.list.connections).toHaveLength(trace.connections.length);
    const opened = await reading.open(3, {}, always);
    expect(opened?.connection.stream).toBe(3);
  });

  test('what tcpdump printed is read, and what is wrong with a line is told', async () => {
    const text = `12:00:00.000000 IP 10.0.0.1.51000 > 10.0.0.2.80: Flags [S], seq 1000, win 64240, options [mss 1460], length 0
12:00:00.010000 IP 10.0.0.2.80 > 10.0.0.1.51000: Flags [R.], seq 0, ack 1001, win 0, length 0
12:00:00.020000 IP 10.0.0.1.51000 > 10.0.0.2.80: Flags [S], seq 99999999999, win 64240, length 0`;
    const read = await readingOf(new Blob([text])).read(always);
    expect(read?.list.connections[0]?.ending.kind).toBe('refused');
    expect(read?.text).toMatchObject({ segments: 2, problems: [{ line: 3, kind: 'number' }] });
  });

  test('what is no capture says so, and is no exception', async () => {
    const read = await readingOf(new Blob([new Uint8Array(500).fill(7)])).read(always);
    expect(read?.list.problem?.kind).toBe('notCapture');
  });

  test('a connection that the list does not have is a fault of whoever asks', async () => {
    const reading = readingOf(fileOf('refused'));
    await reading.read(always);
    await expect(reading.open(1, {}, always)).rejects.toThrow('There is no connection 1.');
  });

  test('reading can be stopped on its way', async () => {
    const [one] = await Promise.all([fileOf('open-data-close').arrayBuffer()]);
    const header = one.slice(0, 24);
    const records = one.slice(24);
    const many = Array.from({ length: 30_000 }, () => records);
    expect(await readingOf(new Blob([header, ...many])).read(never)).toBeNull();
  });
});

test('what is handed over from a worker is plain data', async () => {
  const reading = readingOf(fileOf('fast-retransmit'));
  const read = await reading.read(always);
  const opened = await reading.open(0, { vantage: 'client' }, always);
  expect(structuredClone(read)).toEqual(read);
  expect(structuredClone(opened)).toEqual(opened);
});
