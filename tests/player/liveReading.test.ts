/** A capture that the page reads while it comes. */
import { describe, expect, test, vi } from 'vitest';
import { toPcap } from '../../src/export/toCapture.ts';
import type { ReadCapture } from '../../src/player/captureWorker/contract.ts';
import { liveReadingOf } from '../../src/player/captureWorker/live.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';

const FILE = toPcap(simulate(scenarioById('last-ack-lost')), { vantage: 'client' });
const always = () => Promise.resolve(true);
const framesOf = ({ list }: ReadCapture) => list.frames.tcp;

/** What the command sends, as a test has it sent. */
function coming(status = 200, type = 'application/octet-stream') {
  let sending: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => void (sending = controller),
  });
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response(body, { status, headers: { 'Content-Type': type } })),
  );
  const reading = liveReadingOf('http://127.0.0.1/token/live-capture');
  /** The lists that were told, and who waits for the next of that many frames. */
  let last: ReadCapture | null = null;
  let heard: () => void = () => undefined;
  const watched = reading.watch((read) => {
    last = read;
    heard();
    return Promise.resolve();
  });
  async function told(frames: number): Promise<ReadCapture> {
    while (last === null || framesOf(last) < frames)
      await new Promise<void>((resolve) => (heard = resolve));
    return last;
  }
  return {
    reading,
    watched,
    told,
    send: (octets: Uint8Array) => sending.enqueue(octets),
    end: () => sending.close(),
    cut: () => sending.error(new Error('the command is gone')),
  };
}

/** Behind the file's head and so many frames: each has 16 octets before it. */
function behind(frames: number): number {
  let at = 24;
  for (let n = 0; n < frames; n++) at += 16 + new DataView(FILE.buffer).getUint32(at + 8, true);
  return at;
}

describe('a capture that comes', () => {
  test('is listed as it grows, and its connection is followed as far as it has come', async () => {
    const { reading, watched, told, send, end } = coming();
    expect((await told(0)).list.connections).toEqual([]);
    send(FILE.slice(0, behind(3)));
    await told(3);
    const first = await reading.open(0, {}, always);
    expect(first?.segments).toBe(3);
    send(FILE.slice(behind(3)));
    end();
    expect(await watched).toBe('ended');
    const all = await reading.open(0, {}, always);
    expect(all?.followed.trace.steps.findLast(({ side }) => side === 'client')?.after.state).toBe(
      'TIME_WAIT',
    );
    expect(new Uint8Array(await (await reading.file()).arrayBuffer())).toEqual(FILE);
  });

  test('is told as it is when nothing more comes for a while', async () => {
    const { told, send } = coming();
    for (const frames of [1, 2, 3]) {
      send(FILE.slice(frames === 1 ? 0 : behind(frames - 1), behind(frames)));
      expect(framesOf(await told(frames))).toBe(frames);
    }
  });

  test('ends with the command, and that is no damage', async () => {
    const { watched, told, send, cut } = coming();
    send(FILE.slice(0, -3));
    await told(1);
    cut();
    expect(await watched).toBe('left');
    const frames = simulate(scenarioById('last-ack-lost')).flights.length;
    expect((await told(1)).list.problem).toBeNull();
    expect(framesOf(await told(1))).toBeLessThanOrEqual(frames);
  });

  test('that is no capture ends at once', async () => {
    const { watched, told, send } = coming();
    send(new Uint8Array(500).fill(7));
    expect(await watched).toBe('damaged');
    expect((await told(0)).list.problem?.kind).toBe('notCapture');
  });

  test('of nobody is refused', async () => {
    await expect(coming(404).watched).rejects.toThrow('404');
  });

  test('has no connection that has not come', async () => {
    await expect(coming().reading.open(0, {}, always)).rejects.toThrow('no connection 0');
  });

  test('is none where a server answers with a page', async () => {
    await expect(coming(200, 'text/html; charset=utf-8').watched).rejects.toThrow();
  });
});
