/**
 * Server programs recorded under load on a real kernel: ours make the same calls, with the same results, at the same times. Each is
 * held against its model by `npm run prove`; here: that none is missing, and that the comparison sees what differs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compareWithServer } from '../../src/proof/servers/compareServers.ts';
import {
  serverRecordingFrom,
  type RecordedEvent,
  type ServerRecording,
} from '../../src/proof/servers/serverSchema.ts';

const FOLDER = new URL('../fixtures/reference/servers/', import.meta.url);
const recordings = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => serverRecordingFrom(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'))));

test('all 36 recordings are here', () => {
  expect(recordings).toHaveLength(36);
});

describe('the comparison sees', () => {
  const named = (name: string) => recordings.find((each) => each.name === name) as ServerRecording;
  const last = ({ server_events }: ServerRecording, op: string): RecordedEvent =>
    server_events.findLast((event) => event.op === op)!;

  const changes: readonly [what: string, name: string, change: (r: ServerRecording) => void][] = [
    ['another program', 'epoll_et__slow', (r) => (r.model = 'epoll_lt')],
    ['one that answers at once', 'select__io5', (r) => (r.model = 'epoll_lt')],
    ['one that serves all at once', 'iterative__closed5', (r) => (r.model = 'thread')],
    ['fewer workers', 'prefork5__closed5', (r) => (r.model = 'prefork2')],
    ['threads that compute at once', 'process__cpu5', (r) => (r.model = 'thread')],
    ['other octets', 'iterative__io5', (r) => (last(r, 'send').bytes! += 1)],
    ['an error', 'thread__client_dies', (r) => (last(r, 'recv').result = 'ConnectionResetError')],
    ['a call less', 'prefork2__io5', (r) => r.server_events.pop()],
    [
      'another ready list',
      'epoll_lt__closed5',
      (r) => last(r, 'epoll_wait').events!.reverse().push(['c0', 'IN']),
    ],
    ['another time', 'asyncio__closed5', (r) => (last(r, 'read').t_ms += 40)],
    [
      'a request that nobody answered',
      'thread__one',
      (r) => (r.clients[0]!.requests[1]!.answered_ms = null),
    ],
  ];
  test.each(changes)(
    '%s (%s)',
    (_what, name, change) => {
      const changed = structuredClone(named(name));
      change(changed);
      expect(compareWithServer(changed)).not.toBeNull();
      // a race is searched for in vain
    },
    90_000,
  );
});
