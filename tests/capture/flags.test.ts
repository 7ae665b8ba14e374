/**
 * The flags of the analysis, rule by rule as Wireshark 4.0 has them (its User's Guide, "TCP Analysis"; its fields
 * `tcp.analysis.*`), each with the trap that lies beside it.
 */
import { describe, expect, test } from 'vitest';
import { exchange } from './exchange.ts';

const OPENED = `
  0ms   client S  100 win 1000
  10ms  server SA 300 ack 101 win 1000
  20ms  client A  101 ack 301 win 1000`;

/** After the handshake, each line has just these flags. */
function holds(text: string, before = OPENED): void {
  const { expected, got } = exchange(`${before}\n${text}`);
  expect(got).toEqual(expected);
}

describe('a zero window', () => {
  test('is told, probed with the next octet, and opened again', () => {
    holds(`
      30ms client A 101:201 ack 301
      40ms server A 301 ack 201 win 0     | zero_window
      50ms client A 201:202 ack 301       | zero_window_probe
      60ms server A 301 ack 201 win 0     | zero_window, zero_window_probe_ack
      70ms server A 301 ack 201 win 1000  | window_update`);
  });

  test('of a SYN, FIN or RST is none: nothing else was to be sent to it', () => {
    holds('30ms server RA 301 ack 101 win 0');
  });

  test('a probe is not counted as data: what it carried comes again with more, and is no retransmission', () => {
    holds(`
      30ms server A 301 ack 101 win 0     | zero_window
      40ms client A 101:102 ack 301       | zero_window_probe
      50ms server A 301 ack 101 win 1000  | window_update
      60ms client A 101:201 ack 301`);
  });
});

describe('what is missing before a segment', () => {
  test('was not captured where its number is above the next one', () => {
    holds(`
      30ms client A 101:201 ack 301
      40ms client A 301:401 ack 301  | lost_segment
      50ms client A 401:501 ack 301`);
  });

  test('a RST may have any number', () => {
    holds('30ms client R 999');
  });

  test('of the first segment of a side nothing is known', () => {
    holds('0ms client A 5000:5100 ack 7000', '');
  });

  test('the numbers wrap at 2^32', () => {
    holds(
      `
      0ms  client A 4294967200:4294967296 ack 1
      10ms client A 0:100 ack 1
      20ms client A 4294967200:4294967296 ack 1  | retransmission`,
      '',
    );
  });
});

describe('a keep-alive', () => {
  test('is one octet behind, with that octet or without, and its answer repeats the ACK', () => {
    holds(`
      60s  client A 100 ack 301      | keep_alive
      61s  server A 301 ack 101      | keep_alive_ack
      62s  client A 100:101 ack 301  | keep_alive
      63s  server A 301 ack 101      | keep_alive_ack`);
  });

  test('is no retransmission, although it brings nothing new', () => {
    holds(`
      30ms client A 101:201 ack 301
      40ms server A 301 ack 201
      60s  client A 200:201 ack 301  | keep_alive`);
  });
});

describe('a window', () => {
  test('is updated by an ACK that says nothing else new', () => {
    holds(`
      30ms server A 301 ack 101 win 500  | window_update
      40ms server A 301 ack 101 win 900  | window_update`);
  });

  test('is full where a segment ends right at its end, and not where it goes beyond', () => {
    holds(`
      30ms server A 301 ack 101 win 200  | window_update
      40ms client A 101:301 ack 301      | window_full
      50ms server A 301 ack 301 win 200
      60ms client A 301:502 ack 301`);
  });

  test('is scaled as both SYNs say, after the first ACK (RFC 7323, 2.2)', () => {
    holds(
      `
      30ms server A 301 ack 101 win 100  | window_update
      40ms client A 101:501 ack 301  | window_full`,
      `
      0ms  client S  100 win 1000 scale 2
      10ms server SA 300 ack 101 win 1000 scale 2
      20ms client A  101 ack 301 win 100`,
    );
  });

  test('of which nobody knows whether it is scaled is never full', () => {
    holds(
      `
      0ms  server A 301 ack 101 win 200
      10ms client A 101:301 ack 301`,
      '',
    );
  });
});

describe('a duplicate ACK', () => {
  test('repeats the number, the window and its own place; the ACK of other data ends the row', () => {
    const row = `
      30ms server A 301 ack 101  | duplicate_ack
      40ms server A 301 ack 101  | duplicate_ack
      60ms server A 301 ack 201  | ack_lost_segment`;
    holds(row);
    const { connection } = exchange(`${OPENED}\n${row}`);
    expect(connection(0)?.reasons.get(5)).toEqual([
      { flag: 'duplicate_ack', numbers: { ack: 101, number: 2, ofFrame: 2 } },
    ]);
  });

  test('hides as a window update where the receiver opens its window', () => {
    holds(`
      30ms server A 301 ack 101 win 1000               | duplicate_ack
      40ms server A 301 ack 101 win 1100 sack 201-301  | window_update`);
  });
});

describe('an ACK of what was not seen', () => {
  test('is told once for each gap', () => {
    holds(`
      30ms client A 101:201 ack 301
      40ms server A 301 ack 401  | ack_lost_segment
      50ms server A 301 ack 401  | duplicate_ack
      60ms client A 401:501 ack 301  | lost_segment`);
  });
});

describe('a segment that comes again', () => {
  test('is spurious where all of it was acknowledged', () => {
    holds(`
      30ms client A 101:201 ack 301
      40ms server A 301 ack 201
      50ms client A 101:201 ack 301  | retransmission, spurious_retransmission`);
  });

  test('is fast within 20 ms of the last ACK, if two duplicates ask for it', () => {
    const lost = `
      30ms client A 101:201 ack 301
      31ms client A 201:301 ack 301
      40ms server A 301 ack 201
      41ms server A 301 ack 201      | duplicate_ack
      42ms server A 301 ack 201      | duplicate_ack`;
    holds(`${lost}
      61.999ms client A 201:301 ack 301  | retransmission, fast_retransmission`);
    holds(`${lost}
      62ms     client A 201:301 ack 301  | retransmission`);
  });

  test('came merely out of order within the first round trip, unless it ends at the highest number', () => {
    const gap = `
      30ms client A 101:201 ack 301
      31ms client A 301:401 ack 301      | lost_segment`;
    holds(`${gap}
      50.999ms client A 201:301 ack 301  | out_of_order`);
    holds(`${gap}
      51ms     client A 201:301 ack 301  | retransmission`);
    holds(`${gap}
      32ms     client A 301:401 ack 301  | retransmission`);
  });

  test('where no handshake was seen, 3 ms stand for the round trip', () => {
    const gap = `
      0ms client A 101:201 ack 301
      1ms client A 301:401 ack 301      | lost_segment`;
    holds(
      `${gap}
      3.999ms client A 201:301 ack 301  | out_of_order`,
      '',
    );
    holds(
      `${gap}
      4ms     client A 201:301 ack 301  | retransmission`,
      '',
    );
  });

  test('a SYN, a SYN+ACK and a FIN come again as well', () => {
    holds(`
      1s   client S  100            | retransmission
      2s   server SA 300 ack 101    | retransmission
      3s   client FA 101 ack 301
      3.5s client FA 101 ack 301    | retransmission`);
  });
});

describe('sockets that are used again', () => {
  test('a SYN with another number begins another connection', () => {
    const text = `
      30ms client S 9000  | reused_ports
      40ms server SA 7000 ack 9001
      50ms client A 9001 ack 7001`;
    holds(text);
    const { list } = exchange(`${OPENED}\n${text}`);
    expect(list.connections.map(({ firstFrame }) => firstFrame)).toEqual([1, 4]);
  });

  test('with the same number it is a retransmission, a RST in between or not', () => {
    holds(
      `
      0ms    client S  100
      1ms    server RA 0 ack 101
      500ms  client S  100        | retransmission`,
      '',
    );
  });

  test('a SYN+ACK with another number stays in its connection', () => {
    holds('30ms server SA 8000 ack 101  | lost_segment, reused_ports');
  });
});

describe('options', () => {
  test('a frame that is cut off within the options has no flags, and its segment counts all the same', () => {
    holds(`
        30ms client A 101:201 ack 301 sack 1-2
        40ms client A 101:201 ack 301 sack 1-2 cut 60
        50ms client A 201:301 ack 301`);
  });

  test('behind the last of them is looked at as well: cut off there, a frame has no flags', () => {
    holds(`
      30ms client A 101:201 ack 301 options 0000000000000000
      40ms client A 101:201 ack 301 options 0000000000000000 cut 60
      50ms client A 101:201 ack 301 options 0000000000000000  | retransmission`);
  });

  test('one that goes beyond them is looked at up to two octets before their end', () => {
    holds(`
      30ms client A 101:201 ack 301
      40ms client A 101:201 ack 301 options 7a16000000000000 cut 59
      50ms client A 101:201 ack 301 options 7a16000000000000 cut 60  | retransmission`);
  });

  test('one of another length than its kind has is not looked into', () => {
    holds(`
      30ms client A 101:201 ack 301
      40ms client A 101:201 ack 301 options 0808000000000000 cut 56  | retransmission
      50ms client A 101:201 ack 301 options 7a08000000000000 cut 56`);
  });

  test('of Multipath TCP: what is shorter than its subtype needs is given up, and hides the flags', () => {
    holds(`
      30ms client A 101:201 ack 301
      40ms client A 101:201 ack 301 options 1e0c200100000000aaaaaaaa  | retransmission
      50ms client A 101:201 ack 301 options 1e0c200d00000000aaaaaaaa
      60ms client A 101:201 ack 301 options 1e04600000000000
      70ms client A 101:201 ack 301 options 1506000000000101`);
  });

  test('of Multipath TCP: an ACK that repeats another for the sake of a new one is no duplicate (RFC 8684, 3.3.2)', () => {
    holds(`
      30ms client A 101 ack 301                           | duplicate_ack
      40ms server A 301 ack 101                           | duplicate_ack
      50ms server A 301 ack 101 options 1e0830010a000002  | duplicate_ack
      60ms server A 301 ack 101
      70ms server A 301 ack 101 options 1e0830010a000002  | duplicate_ack
      80ms client A 101 ack 301
      90ms client A 101 ack 301                           | duplicate_ack`);
  });
});
