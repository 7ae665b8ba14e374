/** A capture that holds less of a connection says less, and nothing else: what it lacks is not told as lost, dropped or slow. */
import { describe, expect, test } from 'vitest';
import { unheededIn } from '../../../src/capture/follow/unheeded.ts';
import { verdictOf } from '../../../src/capture/follow/verdict.ts';
import { followed } from './followed.ts';

const troublesOf = (text: string) => verdictOf(followed(text)).troubles.map(({ kind }) => kind);

const windowAtLast = (text: string): number | undefined =>
  followed(text).trace.steps.findLast(({ side }) => side === 'server')?.after.tcb?.rcvWnd;

/** Ethernet, IPv4, TCP without its options: the snapshot length of many an old capture ends within those of a SYN. */
const HEADERS = 54;

const BURST = `
  120ms  client A  101:1101 ack 301 win 60
  121ms  client A  1101:2101 ack 301 win 60
  122ms  client A  2101:3101 ack 301 win 60
  220ms  server A  301 ack 3101 win 60`;

describe('by how much windows are shifted (RFC 7323, 2.2)', () => {
  const opened = (cut: string) => `
    0ms    client S  100 win 60000 scale 10 ${cut}
    100ms  server SA 300 ack 101 win 61440 scale 10 ${cut}
    101ms  client A  101 ack 301 win 60`;

  test('is told by the SYNs', () => {
    expect(windowAtLast(opened('') + BURST)).toBe(60 << 10);
  });

  test('is at least so much that no window is shrunk (RFC 9293, 3.8.6.2.1), where the SYNs were cut off before they tell', () => {
    const text = opened(`cut ${HEADERS}`) + BURST;
    expect([...unheededIn(followed(text)).values()]).toEqual([]);
    expect(troublesOf(text)).toEqual([]);
    expect(windowAtLast(text)).toBe(60 << 10);
  });

  test('is none where a whole SYN offers none, whatever the window is', () => {
    const text = `
      0ms    client S  100 win 1000
      100ms  server SA 300 ack 101 win 1000
      101ms  client A  101 ack 301 win 1000
      200ms  client A  1101:2101 ack 301 win 1000
      300ms  server A  301 ack 101 win 1000
      400ms  client A  101:1101 ack 301 win 1000
      500ms  server A  301 ack 1101 win 1000`;
    expect([...unheededIn(followed(text)).values()]).toEqual([{ kind: 'outOfWindow' }]);
  });
});

test('what goes beyond the window that was told, and is acknowledged, had room', () => {
  const text = `
    0ms    client S  100 win 1000
    100ms  server SA 300 ack 101 win 1000
    101ms  client A  101 ack 301 win 1000
    200ms  client A  101:1601 ack 301 win 1000
    201ms  client A  1601:3101 ack 301 win 1000
    301ms  server A  301 ack 3101 win 1000`;
  expect(troublesOf(text)).toEqual([]);
  expect(followed(text).trace.flights.filter(({ step }) => step < 0)).toEqual([]);
});

test('a SYN+ACK that was not captured was not lost, nor sent twice', () => {
  const text = `
    0ms    client S  100 win 60000 scale 10
    101ms  client A  101 ack 301 win 60${BURST}`;
  expect(troublesOf(text)).toEqual(['notCaptured']);
  const synAcks = followed(text).trace.flights.filter(({ segment: { syn, ack } }) => syn && ack);
  expect(synAcks).toMatchObject([{ reason: 'first', again: null }]);
  const fired = followed(text).trace.timers.filter(({ outcome }) => outcome === 'fired');
  expect(fired.filter(({ timer }) => timer === 'retransmission')).toEqual([]);
});

test('where the ACK of the handshake was not captured, what the client says when its program speaks is no round trip', () => {
  const text = `
    0ms    client S  100
    100ms  server SA 300 ack 101
    1101ms client PA 101:201 ack 301
    1200ms server A  301 ack 201`;
  expect(troublesOf(text)).not.toContain('slow');
});

test('an answer sooner than one that may have been a delayed ACK (RFC 9293, 3.8.6.3) answers the retransmission, not what was sent first', () => {
  const text = `
    0ms    client PA 101:1101 ack 301
    310ms  client PA 101:1101 ack 301
    360ms  server A  301 ack 1101
    900ms  client FA 1101 ack 301
    990ms  server A  301 ack 1102
    1500ms server FA 301 ack 1102
    1550ms client A  1102 ack 302`;
  expect(verdictOf(followed(text)).troubles).toMatchObject([
    { kind: 'loss', what: 'data', count: 1 },
  ]);
});

test('what was not captured is taken without its timestamps (RFC 7323, 3.2), and is sent once', () => {
  const text = `
    0ms    server SA 300 ack 101 ts 900,5
    100ms  server A  301 ack 168
    900ms  server FA 301 ack 169`;
  const run = followed(text, { stack: 'rfc' });
  const unseen = run.trace.flights.filter(({ from }) => from === 'client');
  expect(unseen.map(({ segment: { dataLen, fin }, again }) => ({ dataLen, fin, again }))).toEqual([
    { dataLen: 0, fin: false, again: null },
    { dataLen: 67, fin: false, again: null },
    { dataLen: 0, fin: true, again: null },
  ]);
});

describe('RSTs are all that was captured', () => {
  const verdictOn = (text: string) => verdictOf(followed(text));

  test('one with ACK and number 0 answers a SYN where nobody listens (RFC 9293, 3.5.2, group 1)', () => {
    const { opening, troubles, ending } = verdictOn(`
      0ms    server RA 0 ack 101
      500ms  server RA 0 ack 101`);
    expect(opening).toMatchObject({ kind: 'resetsAlone', by: 'server', answersSyn: true });
    expect(troubles.map(({ kind }) => kind)).toContain('refused');
    expect(ending.kind).toBe('neverOpened');
  });

  test('of another nothing is told but that it resets', () => {
    const { opening, troubles, ending } = verdictOn('0ms client R 4000');
    expect(opening).toMatchObject({ kind: 'resetsAlone', by: 'client', answersSyn: false });
    expect(troubles.map(({ kind }) => kind)).toEqual(['oneSided']);
    expect(ending).toMatchObject({ kind: 'reset', by: 'client' });
  });
});
