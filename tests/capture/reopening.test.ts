/** Whether a SYN between two sockets that have a connection already opens another (RFC 9293, 3.5.1, 3.6.1 and 3.10.7.4; RFC 5961, 4). */
import { describe, expect, test } from 'vitest';
import { exchange } from './exchange.ts';

const OPENED = `
  0ms   client S 100
  10ms  server SA 300 ack 101
  20ms  client A 101 ack 301`;
const CLOSED = `
  30ms  client FA 101 ack 301
  40ms  server FA 301 ack 102
  50ms  client A 102 ack 302`;

/** Of each connection of the list: its number, the streams that are part of it, and how it ended. */
const listed = (text: string) =>
  exchange(text).list.connections.map(({ stream, parts, ending }) => ({
    ...{ stream, parts, ending: ending.kind },
  }));

describe('a SYN where a connection is known', () => {
  test('in a synchronized state it is challenged, and the connection goes on (RFC 5961, 4.2)', () => {
    const found = listed(`${OPENED}
      1s    client S 1100
      1.01s server A 301 ack 101
      2s    client FA 101 ack 301
      2.01s server FA 301 ack 102
      2.02s client A 102 ack 302`);
    expect(found).toEqual([{ stream: 0, parts: [1], ending: 'closed' }]);
  });

  test('below the window as well, and where it is challenged with no segment after', () => {
    expect(
      listed(`${OPENED}
      1s    client S 40
      1.01s server A 301 ack 101`),
    ).toEqual([{ stream: 0, parts: [1], ending: 'open' }]);
  });

  test('its segments are those of the connection, and no number of theirs is below the first', () => {
    const { connection } = exchange(`${OPENED}
      1s    client S 1100
      1.01s server A 301 ack 101`);
    for (const stream of [0, 1])
      expect(connection(stream)?.connection).toMatchObject({ stream: 0, segments: { length: 5 } });
  });

  test('who answers the challenge with RST had forgotten the old one, and opens another (3.5.1, figure 9)', () => {
    const found = listed(`${OPENED}
      1s    client S 5000
      1.01s server A 301 ack 101
      1.02s client R 101
      2s    client S 5000
      2.01s server SA 9000 ack 5001
      2.02s client A 5001 ack 9001`);
    expect(found.map(({ stream, parts }) => ({ stream, parts }))).toEqual([
      { stream: 0, parts: [] },
      { stream: 1, parts: [] },
    ]);
  });

  test('answered with SYN+ACK it is another connection (3.6.1)', () => {
    const found = listed(`${OPENED}${CLOSED}
      2s    client S 5000
      2.01s server SA 9000 ack 5001
      2.02s client A 5001 ack 9001`);
    expect(found.map(({ stream }) => stream)).toEqual([0, 1]);
  });

  test('not answered at all it is one that nobody answered', () => {
    const found = listed(`${OPENED}
      2s    client S 5000
      3s    client S 5000`);
    expect(found[1]).toEqual({ stream: 1, parts: [], ending: 'neverAnswered' });
  });

  test('an old duplicate that is taken for a new one is refused by its own sender (3.5, figure 8)', () => {
    const found = listed(`
      0ms   client S 100
      5ms   client S 40
      10ms  server SA 300 ack 41
      15ms  client R 41
      20ms  client S 100
      30ms  server SA 700 ack 101
      40ms  client A 101 ack 701`);
    expect(found).toEqual([{ stream: 0, parts: [1, 2], ending: 'open' }]);
  });

  test('a dissector counts its streams as before', () => {
    const { list } = exchange(`${OPENED}
      1s    client S 1100
      1.01s server A 301 ack 101`);
    expect(list.streams).toHaveLength(2);
  });
});
