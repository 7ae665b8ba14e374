/** What a scenario takes from packets: calls as a program made them, the network as it was, options as they were offered, and what it cannot say. */
import { expect, test } from 'vitest';
import { follow } from '../../../src/capture/follow/follow.ts';
import { scenarioOf, type FromCapture } from '../../../src/capture/scenario/scenarioOf.ts';
import { exchange } from '../exchange.ts';
import { readAgain } from './playedAgain.ts';

function from(text: string): FromCapture {
  const found = exchange(text).connection(0);
  if (found === null) throw new Error('no connection');
  return scenarioOf(follow(found.connection), found.connection);
}

const OPENING = `
  0ms   client S  100 win 64240
  100ms server SA 300 ack 101 win 64240
  100ms client A  101 ack 301`;

test('a reply follows the request that was read, wherever an edit moves that', () => {
  const { scenario } = from(`${OPENING}
    200ms client PA 101:201 ack 301
    350ms server A  301 ack 201
    380ms server PA 301:501 ack 201
    381ms client A  201 ack 501`);
  expect(scenario.actions).toEqual([
    { atUs: 0, side: 'server', call: 'listen' },
    { atUs: 0, side: 'client', call: 'connect' },
  ]);
  expect(scenario.client.reactions).toEqual([
    { on: 'established', call: 'send', bytes: 100, afterUs: 100_000 },
  ]);
  expect(scenario.server.reactions).toMatchObject([{ on: 'read', octets: 100, bytes: 200 }]);
});

test('its name is its sockets, and it reads as a file of the reader', () => {
  const { scenario } = from(OPENING);
  expect(scenario.id).toBe('10.0.0.1:40000 > 10.0.0.2:80');
  expect(readAgain(scenario)).toEqual(scenario);
});

test('what is lost is named by what it is, and the way is half of the loop (RFC 6298)', () => {
  const { scenario } = from(`${OPENING}
    200ms client PA 101:201 ack 301
    500ms client PA 101:201 ack 301
    600ms server A  301 ack 201`);
  expect(scenario.link).toEqual({ delayUs: 50_000 });
  expect(scenario.faults).toEqual([
    { match: { from: 'client', kind: 'DATA', nth: 1 }, do: 'drop' },
  ]);
});

test('what follows a segment without PSH is of the same write (RFC 9293, 3.9.1.2)', () => {
  const { scenario } = from(`${OPENING}
    200ms client A  101:1561 ack 301
    300ms server A  301 ack 1561
    300ms client PA 1561:2000 ack 301
    400ms server A  301 ack 2000`);
  expect(scenario.client.reactions).toMatchObject([{ call: 'send', bytes: 1899 }]);
});

test('a short segment beside a short one that is out: without the algorithm of Nagle (3.7.4)', () => {
  const { scenario } = from(`${OPENING}
    200ms client PA 101:201 ack 301
    220ms client PA 201:301 ack 301
    300ms server A  301 ack 201
    320ms server A  301 ack 301`);
  expect(scenario.client.settings).toMatchObject({ nagle: false });
  expect(scenario.client.reactions).toHaveLength(2);
});

test('options are as the SYNs offer them', () => {
  const { scenario } = from(OPENING);
  expect(scenario.client.settings).toMatchObject({ sack: false, timestamps: false });
  expect(scenario.client.settings).toMatchObject({ windowScaling: false });
});

test('a connection that began before its capture gets a handshake, and that is said', () => {
  const { scenario, leftOut } = from(`
    0ms   client PA 101:201 ack 301
    100ms server PA 301:501 ack 201
    101ms client A  201 ack 501`);
  expect(scenario.actions.map(({ call }) => call)).toEqual(['listen', 'connect']);
  expect(leftOut).toContainEqual({ what: 'opening' });
  expect(scenario.client.iss).toEqual([100]);
});

test('of an end that nobody heard nothing is known but that it did not answer', () => {
  const { scenario, leftOut } = from(`
    0s client S 100
    1s client S 100
    3s client S 100`);
  expect(scenario.faults).toEqual([{ match: { from: 'client', nth: 'all' }, do: 'drop' }]);
  expect(leftOut).toContainEqual({ what: 'oneSided', unheard: 'server' });
});

test('segments that a card has still to cut are cut here, and that is said', () => {
  const { leftOut } = from(`${OPENING}
    200ms client PA 101:4481 ack 301
    300ms server A  301 ack 4481`);
  expect(leftOut).toContainEqual({ what: 'offload', side: 'client', segments: 1, largest: 4380 });
  expect(leftOut).toContainEqual({ what: 'content', octets: 4380 });
});

test('a window that shuts is of a program that reads late; it reads what the right edge goes on by', () => {
  const { scenario, leftOut } = from(`
    0ms    client S  100 win 64240
    100ms  server SA 300 ack 101 win 1000
    100ms  client A  101 ack 301
    200ms  client PA 101:1101 ack 301
    300ms  server A  301 ack 1101 win 0
    5000ms server A  301 ack 1101 win 1000`);
  expect(scenario.server.settings).toMatchObject({ autoRead: false });
  expect(scenario.actions).toContainEqual({ atUs: 4_950_000, side: 'server', call: 'receive' });
  expect(leftOut).toContainEqual({ what: 'reading', side: 'server' });
});
