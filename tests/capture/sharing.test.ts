/** A captured connection as it is shared: nothing of its payload and of its addresses, and everything that decides anything. */
import { expect, test, vi } from 'vitest';
import { segmentsScan } from '../../src/capture/segments.ts';
import { sharedCapture } from '../../src/capture/sharing.ts';
import type { CapturedConnection } from '../../src/capture/captured.ts';
import { toPcap } from '../../src/export/toCapture.ts';
import { SCENARIO_IDS, scenarioById, type ScenarioId } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { exchange } from './exchange.ts';
import { captureCode, captureOfCode, MOST_IN_LINK } from '../../src/app/pages/captures/link.ts';

const SOCKETS = {
  client: { address: [10, 20, 30, 40], port: 51_000 },
  server: { address: [172, 16, 99, 7], port: 443 },
};

function opened(file: Uint8Array): CapturedConnection {
  const scan = segmentsScan(0);
  scan.push(file);
  const found = scan.finish();
  if (found === null) throw new Error('there is no connection in it');
  return found.connection;
}

const capturedRun = (id: ScenarioId) =>
  opened(toPcap(simulate(scenarioById(id)), { vantage: 'client', sockets: SOCKETS }));

const holds = (file: Uint8Array, octets: readonly number[]): boolean =>
  file.some((_, i) => octets.every((octet, k) => file[i + k] === octet));

const saidOf = ({ segments }: CapturedConnection) =>
  segments.map(({ atNs, from, segment, ipId, flags }) => ({ atNs, from, segment, ipId, flags }));

/** One whose every segment is forged shows its client nothing. */
const SEEN = SCENARIO_IDS.filter((id) => id !== 'forged-syn');

test.each(SEEN)('of %s all stays but addresses and data', (id) => {
  const captured = capturedRun(id);
  const shared = sharedCapture(captured, { addresses: false, form: 'pcap' });
  expect(holds(shared, [10, 20, 30, 40]) || holds(shared, [172, 16, 99, 7])).toBe(false);

  const again = opened(shared);
  const [first] = captured.segments;
  const fromStart = (one: CapturedConnection) =>
    saidOf(one).map((segment) => ({
      ...segment,
      atNs: segment.atNs - (one.segments[0]?.atNs ?? 0),
    }));
  expect(fromStart(again)).toEqual(fromStart(captured));
  expect(again.sockets.client).toEqual({ address: '192.0.2.1', port: 51_000 });
  expect(again.sockets.server).toEqual({ address: '192.0.2.2', port: 443 });
  expect(first?.from).toBe(again.segments[0]?.from);
});

test('a SYN that was cut off within its options is so again, with what it tells and what it does not', () => {
  const found = exchange(`
    0ms    client S  100 win 60000 scale 10 cut 54
    100ms  server SA 300 ack 101 win 60000 scale 10
    101ms  client A  101 ack 301`).connection(0);
  if (found === null) throw new Error('there is no connection');
  const again = opened(sharedCapture(found.connection, { addresses: false, form: 'pcap' }));
  const ofSyns = ({ segments }: CapturedConnection) =>
    segments.map(({ segment, optionsCut }) => ({ segment, optionsCut }));
  expect(ofSyns(again)).toEqual(ofSyns(found.connection));
  expect(again.segments.map(({ optionsCut }) => optionsCut)).toEqual([true, undefined, undefined]);
});

test('the addresses stay where that is asked for', () => {
  const again = opened(sharedCapture(capturedRun('refused'), { addresses: true, form: 'pcapng' }));
  expect(again.sockets.client.address).toBe('10.20.30.40');
});

test('a link holds a capture of 300 segments, and gives it back as it was', async () => {
  const captured = capturedRun('congestion-collapse');
  const many = Array.from({ length: MOST_IN_LINK }, (_, i) => {
    const segment = captured.segments[i % captured.segments.length];
    if (segment === undefined) throw new Error('the run is empty');
    return { ...segment, frame: i + 1, atNs: i * 1_234_567 };
  });
  const file = sharedCapture({ ...captured, segments: many }, { addresses: false, form: 'pcap' });
  const code = await captureCode(file);
  expect(code).toMatch(/^[\w-]{100,16000}$/);
  const back = await captureOfCode(code ?? '');
  if (typeof back === 'string') throw new Error(back);
  expect(new Uint8Array(await back.arrayBuffer())).toEqual(file);
});

test.each(['', 'x', 'AAAA', '****', 'a'.repeat(20_000)])(
  'a link that is damaged gives nothing: %s',
  async (code) => {
    const file = await captureOfCode(code);
    expect(file === 'damaged' || (file instanceof Blob && file.size === 0)).toBe(true);
  },
);

test('a browser that cannot unpack a link is not told that it is damaged', async () => {
  const code = await captureCode(
    sharedCapture(capturedRun('refused'), { addresses: false, form: 'pcap' }),
  );
  vi.stubGlobal('DecompressionStream', undefined);
  expect(await captureOfCode(code ?? '')).toBe('cannotUnpack');
});
