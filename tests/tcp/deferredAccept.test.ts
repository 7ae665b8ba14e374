/** TCP_DEFER_ACCEPT (tcp(7)): the listener's program is woken by data. */
import { expect, test } from 'vitest';
import { Driver } from '../../machines/stacks/driver.ts';
import { s } from '../../machines/tcp/time.ts';
import { scenarioFrom } from '../../src/simulation/parseScenario.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { endAfter } from '../../src/trace/moment.ts';
import { outlookOf } from '../../src/words/sentences/outlook.ts';
import { arrives, passes } from './story.ts';

/** A listener that has met a SYN, whose handshake may wait so many seconds for data. */
function requested(seconds: number): Driver {
  const end = new Driver({
    profile: 'linuxTextbook',
    socketOptions: { TCP_DEFER_ACCEPT: String(seconds) },
    iss: [300],
  });
  end.call({ type: 'listen' });
  arrives(end, 'S 100:100(0) win 65535 <mss 1460>');
  return end;
}

const BARE = '. 101:101(0) ack 301';

test('a bare ACK does not complete the handshake; data does', () => {
  const end = requested(10);
  expect(arrives(end, BARE)).toEqual([]);
  expect(end.state).toBe('SYN_RCVD');
  expect(arrives(end, 'P. 101:111(10) ack 301')).toContain('got 101:111');
  expect(end.state).toBe('ESTABLISHED');
});

test('a FIN does so too: it takes a number', () => {
  const end = requested(10);
  arrives(end, BARE, 'F. 101:101(0) ack 301');
  expect(end.state).toBe('CLOSE_WAIT');
});

test.each([
  // one timeout of 1 s, two of 3 s in all, three of 7 s, four of 15 s
  [1, 1],
  [3, 3],
  [4, 7],
  [7, 7],
  [10, 15],
])('for %i s: the SYN+ACK goes again after %i s, and its ACK is taken', (seconds, again) => {
  const end = requested(seconds);
  arrives(end, BARE);
  expect(passes(end, s(again) - 1)).toEqual([]);
  expect(passes(end, 1)).toEqual([`${again}s > S. 300:300(0) ack 101 win 64240 <mss 1460>`]);
  arrives(end, BARE);
  expect(end.state).toBe('ESTABLISHED');
});

test('without an ACK the SYN+ACK goes again as ever', () => {
  expect(passes(requested(10), s(1))).toHaveLength(1);
});

test('whoever has acknowledged is not forgotten before the time is over', () => {
  const end = requested(100);
  arrives(end, BARE);
  // six timeouts are the end of patience with a SYN+ACK (63 s), the seventh of this time (127 s)
  passes(end, s(64));
  expect(end.state).toBe('SYN_RCVD');
  passes(end, s(200));
  expect(end.state).toBe('LISTEN');
});

test('in a run the client is established, and the server says what it waits for, and until when', () => {
  const read = scenarioFrom({
    id: 'deferred',
    profile: 'linux',
    client: { iss: [1000] },
    server: { iss: [5000], socketOptions: { TCP_DEFER_ACCEPT: 5 } },
    link: { delayUs: '50ms' },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: '1ms', side: 'client', call: 'connect' },
    ],
  });
  if ('problem' in read) throw new Error(JSON.stringify(read));
  const trace = simulate(read.scenario);
  const step = trace.steps.find(({ rules }) => rules.includes('linux.defersAccept'))!;
  expect(step.after.state).toBe('SYN_RCVD');
  expect(endAfter(trace, 'client', step.index).state).toBe('ESTABLISHED');
  const { awaited, next } = outlookOf(trace, step, 'server');
  expect(awaited).toEqual({ kind: 'firstData' });
  const again = trace.flights.find(({ segment, sentAt }) => segment.syn && sentAt > step.at)!;
  expect(next).toMatchObject({ kind: 'again', what: 'SYN+ACK', at: again.sentAt });
});
