/** TCP_CORK (tcp(7)) and MSG_MORE (send(2)): a short segment waits for what is to follow. */
import { describe, expect, test } from 'vitest';
import type { Driver } from '../../machines/stacks/driver.ts';
import { ms } from '../../machines/tcp/time.ts';
import { programsOf } from '../../src/analysis/sockets/programsOf.ts';
import { linesOf } from '../../src/analysis/sockets/text/index.ts';
import { LOOPBACK } from '../../src/analysis/sockets/text/lines.ts';
import { scenarioFrom } from '../../src/simulation/parseScenario.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { fromPeer, inState, tcbOf } from './inState.ts';
import { cited } from './story.ts';

const connected = (socketOptions: Record<string, string> = {}) =>
  inState('ESTABLISHED', { profile: 'linuxTextbook', socketOptions });

const lengths = (end: Driver): number[] => end.take().sent.map(({ segment }) => segment.dataLen);
const send = (end: Driver, bytes: number, more = false) => end.call({ type: 'send', bytes, more });

describe('TCP_CORK', () => {
  test('full segments leave, what is left of them waits, also where nothing is in flight', () => {
    const end = connected({ TCP_CORK: '1' });
    send(end, 100);
    expect(lengths(end)).toEqual([]);
    send(end, 3000);
    expect(lengths(end)).toEqual([1460, 1460]);
    // the ACK of all that is in flight changes nothing, as it would with Nagle's algorithm
    end.arrives(fromPeer(end));
    expect(lengths(end)).toEqual([]);
    expect(tcbOf(end).unsent).toBe(180);
  });

  test('no ACK would come, so a timer as long as the RTO sends what waits', () => {
    const end = connected({ TCP_CORK: '1' });
    send(end, 100);
    const { rtoUs } = tcbOf(end);
    expect(rtoUs).toBeGreaterThanOrEqual(ms(200));
    end.advance(rtoUs - 1);
    expect(lengths(end)).toEqual([]);
    end.advance(1);
    expect(lengths(end)).toEqual([100]);
  });

  test('close() sends what waits with the FIN', () => {
    const end = connected({ TCP_CORK: '1' });
    send(end, 100);
    end.call({ type: 'close' });
    const [last] = end.take().sent;
    expect(last?.segment).toMatchObject({ dataLen: 100, fin: true });
  });
});

describe('MSG_MORE', () => {
  test('two writes leave as one segment', () => {
    const end = connected();
    send(end, 100, true);
    expect(lengths(end)).toEqual([]);
    send(end, 50);
    expect(lengths(end)).toEqual([150]);
  });

  test('holds for its own call: the next ACK sends what waits', () => {
    const end = connected();
    send(end, 1460 + 100, true);
    expect(lengths(end)).toEqual([1460]);
    end.arrives(fromPeer(end));
    expect(lengths(end)).toEqual([100]);
  });

  test('why it waits is told as it is', () => {
    const end = connected();
    send(end, 100, true);
    expect(cited(end)).toContain('linux.corked');
  });
});

test('a scenario says so of a call or of a socket, and the programs do it', () => {
  const read = scenarioFrom({
    id: 'corked',
    profile: 'linux',
    client: { iss: [1000] },
    server: { iss: [5000], socketOptions: { TCP_CORK: 1 } },
    link: { delayUs: '50ms' },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: '1ms', side: 'client', call: 'connect' },
      { atUs: '500ms', side: 'client', call: 'send', bytes: 100, more: true },
      { atUs: '510ms', side: 'client', call: 'send', bytes: 50 },
    ],
  });
  if ('problem' in read) throw new Error(JSON.stringify(read));
  const trace = simulate(read.scenario);
  expect(trace.flights.filter(({ segment }) => segment.dataLen > 0)).toHaveLength(1);
  const { client, server } = programsOf(trace);
  const text = (program: typeof client) =>
    linesOf(program, 'c', LOOPBACK)
      .map((line) => line.text)
      .join('\n');
  expect(text(client)).toMatch(/send\(\w+, buffer, 100, MSG_MORE\)/);
  expect(text(server)).toMatch(/TCP_CORK/);
});
