/**
 * A segment that came in the name of an end whose own capture does not have it: that end has not sent it, reset the connection or
 * retransmitted.
 */
import { describe, expect, test } from 'vitest';
import { retransmissionsOf } from '../../../src/capture/follow/causes.ts';
import { follow, type Followed } from '../../../src/capture/follow/follow.ts';
import { stateChangesOf } from '../../../src/capture/follow/states.ts';
import { verdictOf } from '../../../src/capture/follow/verdict.ts';
import { pairOf } from '../../../src/capture/pair/pair.ts';
import { toPcapng } from '../../../src/export/toCapture.ts';
import { scenarioById } from '../../../src/scenarios/index.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { capture as english } from '../../../src/words/en/capture.ts';
import { words } from '../../../src/words/en/index.ts';
import { verdictLines } from '../../../src/words/sentences/verdict.ts';
import { plain } from '../../../src/words/phrase.ts';
import { exchange } from '../exchange.ts';
import { readBack } from './captures.ts';

function followedOf(atClient: string, atServer: string): Followed {
  const [one, two] = [atClient, atServer].map((text) => exchange(text).connection(0)?.connection);
  if (one === undefined || two === undefined) throw new Error('no such connection');
  const pair = pairOf(one, two);
  if (typeof pair === 'string') throw new Error(pair);
  return follow(pair.connection);
}

const textOf = (followed: Followed): string =>
  verdictLines(verdictOf(followed), english.verdict)
    .flatMap(({ sentences }) => sentences.map(({ text }) => plain(text)))
    .join(' ');

const AT_CLIENT = `
  0ms client S 100 id 1
  40ms server SA 300 ack 101 id 1
  40ms client A 101 ack 301 id 2
  50ms client PA 101:201 ack 301 id 3
  90ms server A 301 ack 201 id 2
  500ms client PA 201:301 ack 301 id 4
  540ms server R 301 id 3`;
const AT_SERVER = `
  20ms client S 100 id 1
  20ms server SA 300 ack 101 id 1
  60ms client A 101 ack 301 id 2
  70ms client PA 101:201 ack 301 id 3
  70ms server A 301 ack 201 id 2
  200ms client R 201 id 9
  520ms client PA 201:301 ack 301 id 4
  520ms server R 301 id 3`;

describe('a RST that only its receiver has', () => {
  const followed = followedOf(AT_CLIENT, AT_SERVER);

  test('ends the connection there, and not where it bears the address of', () => {
    const changes = (side: 'client' | 'server') =>
      stateChangesOf(followed.trace, side).map(({ to, at }) => `${to} ${Math.round(at / 1000)}`);
    expect(changes('server')).toContain('CLOSED 200');
    expect(changes('client')).not.toContain('CLOSED 180');
    expect(changes('client')).toContain('CLOSED 540');
  });

  test('no program is said to have aborted', () => {
    const { troubles, ending } = verdictOf(followed);
    expect(troubles).toContainEqual(
      expect.objectContaining({
        ...{ kind: 'reset', by: 'client' },
        why: { kind: 'unsent', signs: [{ kind: 'ipId', value: 9, usual: 3 }] },
      }),
    );
    expect(ending).toMatchObject({ kind: 'reset', by: 'client', isForged: true });
    expect(textOf(followed)).toContain(
      'A RST in the name of the client arrived (IP ID 9 instead of 3) that had not left there',
    );
    expect(textOf(followed)).toContain('Ended by a RST in the name of the client.');
  });
});

describe('old data that comes late', () => {
  test('is no retransmission of the end that had sent it in an older connection', () => {
    const run = simulate(scenarioById('time-wait-reuse-old-data'));
    const of = (vantage: 'client' | 'server') =>
      readBack(toPcapng(run, { vantage, title: '', words }), 1);
    const pair = pairOf(of('client'), of('server'));
    if (typeof pair === 'string') throw new Error(pair);
    const followed = follow(pair.connection);
    expect(followed.unsent.size).toBe(1);
    expect(retransmissionsOf(followed)).toEqual([]);
    expect(textOf(followed)).not.toContain('lost');
  });
});
