/** What came and changed nothing is said to have, and whose doing it was as far as packets tell. */
import { describe, expect, test } from 'vitest';
import { unheededIn } from '../../../src/capture/follow/unheeded.ts';
import { verdictOf } from '../../../src/capture/follow/verdict.ts';
import type { Trouble } from '../../../src/capture/follow/verdict/contract.ts';
import { foldOf } from '../../../src/trace/fold/index.ts';
import { layoutLadder } from '../../../src/views/ladder/layout.ts';
import { words } from '../../../src/words/en/index.ts';
import { exchange } from '../exchange.ts';
import { followed } from './followed.ts';

const OPENED = `
  0ms   client S 100
  50ms  server SA 300 ack 101
  100ms client A 101 ack 301`;

const troubles = (text: string, stream = 0): readonly Trouble[] =>
  verdictOf(followed(text, {}, stream)).troubles;
/** What was not gone by, in order. */
const kinds = (text: string, stream = 0) =>
  [...unheededIn(followed(text, {}, stream)).values()].map(({ kind }) => kind);

describe('a SYN', () => {
  const inside = `${OPENED}
    1s     client S 1100
    1.05s  server A 301 ack 101
    2s     client FA 101 ack 301
    2.05s  server A 301 ack 102
    3s     server FA 301 ack 102
    3.05s  client A 102 ack 302`;

  test('in a synchronized state is challenged and opens nothing (RFC 9293, 3.10.7.4; RFC 5961, 4.2)', () => {
    expect(kinds(inside)).toEqual(['synInside']);
    expect(troubles(inside)).toMatchObject([{ kind: 'straySyn', by: 'client', isOld: false }]);
    expect(verdictOf(followed(inside)).opening).toMatchObject({ kind: 'handshake', syns: 1 });
  });

  test('that is an old duplicate is refused by its own sender (3.5, figure 8)', () => {
    const old = `
      0ms    client S 1000
      5ms    client S 90
      55ms   server SA 300 ack 91
      105ms  client R 91
      1000ms client S 1000
      1050ms server SA 700 ack 1001
      1100ms client A 1001 ack 701`;
    expect(kinds(old)).toEqual(['oldSyn', 'foreignAck']);
    const { opening, ending } = verdictOf(followed(old));
    expect(opening).toMatchObject({ kind: 'handshake', synAcks: 1 });
    expect(ending.kind).toBe('open');
  });

  test('of a host that has forgotten its connection meets the old one (3.5.1, figure 9)', () => {
    const forgotten = `${OPENED}
      1s     client S 5000
      1.05s  server A 301 ack 101
      1.1s   client R 101
      1.11s  client S 5000
      1.16s  server SA 9000 ack 5001
      1.21s  client A 5001 ack 9001`;
    expect(kinds(forgotten, 1)).toEqual(['foreignAck']);
    expect(troubles(forgotten, 1)).toMatchObject([{ kind: 'staleAck' }]);
    expect(followed(forgotten, {}, 1).trace.start.server.state).toBe('ESTABLISHED');
  });
});

describe('a RST', () => {
  test('whose sender goes on as if it had sent none is of another host, as its TTL says', () => {
    const forged = `
      0ms   client S 100 ttl 64
      50ms  server SA 300 ack 101
      100ms client A 101 ack 301 ttl 64
      500ms client R 101 ttl 50
      1s    client PA 101:201 ack 301 ttl 64
      1.05s server R 301`;
    expect(kinds(forged)).toEqual(['forgedReset']);
    expect(verdictOf(followed(forged))).toMatchObject({
      troubles: [{ why: { kind: 'forged', signs: [{ kind: 'ttl', value: 50, usual: 64 }] } }],
      ending: { kind: 'reset', isForged: true },
    });
  });

  test('with another number than the expected one changes nothing (RFC 5961, 3.2)', () => {
    const stray = `${OPENED}
      500ms client R 90000
      1s    client PA 101:201 ack 301
      1.05s server A 301 ack 201`;
    expect(kinds(stray)).toEqual(['strayReset']);
    expect(troubles(stray)).toMatchObject([{ kind: 'strayReset', by: 'client', count: 1 }]);
  });

  test('of a host that never knew the connection changes nothing for who goes on (3.5.2)', () => {
    const unknown = `
      0ms    client PA 101:107 ack 301
      1ms    server R 301
      180ms  client PA 101:107 ack 301
      181ms  server R 301`;
    expect(troubles(unknown)).toMatchObject([{ kind: 'strayReset', by: 'server' }]);
  });

  test('that refuses a SYN is one, also where the client tries again', () => {
    const refused = `
      0ms     client S 100
      0.2ms   server RA 0 ack 101
      500ms   client S 100
      500.2ms server RA 0 ack 101`;
    expect(kinds(refused)).toEqual(['refusal']);
  });
});

describe('data that arrived and was dropped', () => {
  test('for its timestamp (PAWS: RFC 7323, 5.3)', () => {
    const old = `
      0ms    client S 100 ts 1000,0
      50ms   server SA 300 ack 101 ts 9000,1000
      100ms  client A 101 ack 301 ts 1100,9000
      500ms  client PA 101:151 ack 301 ts 1500,9000
      550ms  server A 301 ack 151 ts 9500,1500
      1s     client PA 151:171 ack 301 ts 900,9500
      1.05s  server A 301 ack 151 ts 10000,1500
      2s     client FA 151 ack 301 ts 3000,10000
      2.05s  server A 301 ack 152 ts 11000,3000`;
    expect(kinds(old)).toEqual(['oldTimestamp']);
    expect(troubles(old)).toContainEqual(
      expect.objectContaining({ kind: 'dropped', why: 'oldTimestamp', count: 1 }),
    );
  });

  test('behind the window (RFC 9293, 3.10.7.4, first)', () => {
    const behind = `${OPENED}
      1s     client PA 90000:90010 ack 301
      1.05s  server A 301 ack 101
      2s     client PA 101:111 ack 301
      2.05s  server A 301 ack 111`;
    expect(kinds(behind)).toEqual(['outOfWindow']);
    expect(troubles(behind)).toMatchObject([{ kind: 'dropped', why: 'outOfWindow' }]);
  });
});

test('the same packet twice at one moment is no retransmission', () => {
  const twice = `${OPENED}
    500ms  client PA 101:201 ack 301
    500ms  client PA 101:201 ack 301
    550ms  server A 301 ack 201
    555ms  server A 301 ack 201`;
  expect(troubles(twice)).toEqual([]);
});

describe('a SYN that nobody answers', () => {
  const alone = `
    0s  client2 S 100
    1s  client2 S 100
    3s  client2 S 100`;

  test('where the port answers others tells of a full accept queue (Linux: tcp_conn_request)', () => {
    const [, stream] = exchange(`${OPENED}${alone}`).list.connections;
    expect(troubles(`${OPENED}${alone}`, stream?.stream)).toMatchObject([
      { kind: 'neverAnswered', others: { onPort: 1, onHost: 1 } },
    ]);
  });

  test('where it is alone the host may be down', () => {
    expect(troubles(alone)).toMatchObject([
      { kind: 'neverAnswered', others: { onPort: 0, onHost: 0 } },
    ]);
  });
});

test('what is refused and goes on is drawn where it came, and not where the run ends', () => {
  const { trace } = followed(`
    0ms    client S 100
    1ms    server RA 0 ack 101
    500ms  client S 100
    501ms  server RA 0 ack 101
    1000ms client S 100
    1001ms server RA 0 ack 101`);
  const fold = foldOf(trace);
  const [, refusal, again] = trace.flights.map(({ index }) => fold.ofFlight(index));
  expect(refusal?.arrivals[0]).toBeLessThan(again?.sent ?? 0);
});

test('what came and was not captured is not drawn as from elsewhere', () => {
  const { trace } = followed(`
    0ms  client A 100 ack 300
    1ms  client A 100 ack 1300
    10ms server A 1300:1400 ack 100`);
  const inferred = trace.steps.filter(
    ({ cause, evidence }) =>
      cause.kind === 'segment' && cause.flight === null && evidence === 'inferred',
  );
  expect(inferred).toHaveLength(1);
  const { arrows } = layoutLadder(trace, {
    ...{ width: 760, height: 600, fold: foldOf(trace) },
    ...{ words: words.interface.ladder, number: (_side, n) => String(n) },
  });
  const written = JSON.stringify(arrows);
  expect(written).toContain('1000');
  expect(written).not.toContain(words.interface.ladder.injected);
});
