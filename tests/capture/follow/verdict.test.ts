/**
 * The verdict on a captured connection: each story as one who captures at an end has it, and what is said of it. Whose doing
 * something is follows from the packets alone.
 */
import { describe, expect, test } from 'vitest';
import type { Vantage } from '../../../src/capture/follow/timing.ts';
import { verdictOf } from '../../../src/capture/follow/verdict.ts';
import type { CaptureVerdict } from '../../../src/capture/follow/verdict/contract.ts';
import { capture as english } from '../../../src/words/en/capture.ts';
import { plain } from '../../../src/words/phrase.ts';
import { verdictLines } from '../../../src/words/sentences/verdict.ts';
import { followed } from './followed.ts';

function verdictOn(text: string, vantage: Vantage = 'client'): CaptureVerdict {
  return verdictOf(followed(text, { vantage }));
}

const lines = (text: string, vantage?: Vantage): string[] =>
  verdictLines(verdictOn(text, vantage), english.verdict).map(({ sentences }) =>
    sentences.map((sentence) => plain(sentence.text)).join(' '),
  );

const OPENED = `
  0ms    client S  100
  100ms  server SA 300 ack 101
  100ms  client A  101 ack 301`;

const CLOSED = `
  500ms  client FA 101 ack 301
  600ms  server FA 301 ack 102
  600ms  client A  102 ack 302`;

describe('how it was opened', () => {
  test('by a handshake, in a round trip (RFC 9293, 3.5, figure 6)', () => {
    expect(lines(OPENED + CLOSED)).toEqual([
      'Opened by a three-way handshake in one round trip: RTT 100 ms.',
      'Nothing went wrong, as far as the packets tell.',
      'Orderly close: FIN of the client (active close), then FIN of the server (passive close). TIME_WAIT is at the client.',
    ]);
  });

  test('a SYN that goes unanswered is retransmitted after 1 s (RFC 6298, 2.1): it cost that', () => {
    const [opening, wrong] = lines(`
      0ms    client S 100
      1s     client S 100
      1100ms server SA 300 ack 101
      1100ms client A 101 ack 301`);
    expect(opening).toBe(
      'Opened by a three-way handshake in 1.1 s. The client sent the SYN twice. RTT 100 ms.',
    );
    expect(wrong).toMatch(
      /^The network lost the SYN of the client, or the answer to it: .*That cost 1 s\.$/,
    );
  });

  test('a RST that answers the SYN: nobody listens (3.10.7.1)', () => {
    expect(lines('0ms client S 100\n 2ms server RA 0 ack 101')).toEqual([
      'The server refused the connection: RST 2 ms after the SYN.',
      'No program listens on this port of the server, or a firewall rejects the connection.',
      'It was never established, so there was nothing to close.',
    ]);
  });

  test('never answered; and where the capture ends at once, nothing is said of why', () => {
    const [opening, wrong] = lines('0ms client S 100\n 1s client S 100\n 3s client S 100');
    expect(opening).toBe('The client sent 3 SYNs; no answer came within 3 s.');
    expect(wrong).toMatch(/a firewall drops the SYN/);
    expect(lines('0ms client S 100')[1]).toMatch(/too soon/);
  });

  test('a SYN+ACK that is never acknowledged: half-open (RFC 4987)', () => {
    const { opening, troubles } = verdictOn(
      '0ms client S 100\n 0ms server SA 300 ack 101\n 1s server SA 300 ack 101\n 3s server SA 300 ack 101',
      'server',
    );
    expect(opening).toMatchObject({ kind: 'halfOpen', synAcks: 3 });
    expect(troubles.map(({ kind }) => kind)).toEqual(['halfOpen']);
  });

  test('before the capture began', () => {
    expect(lines('0ms client A 100:200 ack 1\n 9ms server A 1 ack 200')[0]).toBe(
      'It was opened before the capture began.',
    );
  });
});

describe('what went wrong', () => {
  const wrong = (text: string, vantage?: Vantage) => lines(OPENED + text, vantage)[1];

  test('three duplicate ACKs: the network lost a segment (RFC 5681, 3.2)', () => {
    const text = `
      200ms client A 101:201 ack 301
      200ms client A 201:301 ack 301
      200ms client A 301:401 ack 301
      200ms client A 401:501 ack 301
      200ms client A 501:601 ack 301
      300ms server A 301 ack 201
      300ms server A 301 ack 201
      300ms server A 301 ack 201
      300ms server A 301 ack 201
      300ms client A 201:301 ack 301
      400ms server A 301 ack 601`;
    expect(wrong(text)).toBe(
      'The network lost data of the client: 1 retransmission (fast retransmit). That cost 100 ms.',
    );
  });

  test('a window of 0 is the doing of a program that does not read (RFC 9293, 3.8.6)', () => {
    const text = `
      200ms  client A 101:201 ack 301
      300ms  server A 301 ack 201 win 0
      4300ms server A 301 ack 201 win 1000
      4300ms client A 201:301 ack 301
      4400ms server A 301 ack 301`;
    expect(wrong(text)).toBe('The application of the server did not read: zero window for 4 s.');
  });

  test('a server that answers late is not a slow network', () => {
    const text = `
      200ms  client PA 101:201 ack 301
      300ms  server A 301 ack 201
      2300ms server PA 301:401 ack 201
      2300ms client A 201 ack 401`;
    expect(wrong(text)).toBe(
      'The server took up to 2 s to answer (estimated: captured elsewhere, so the RTT is taken off): the time of its application, not of the network.',
    );
  });

  test('an answer that is sent twice is not lost where its first copy came (RFC 2883)', () => {
    const text = `
      200ms server PA 301:401 ack 101
      200ms client A 101 ack 401
      600ms server PA 301:401 ack 101
      600ms client A 101 ack 401 sack 301-401`;
    expect(wrong(text)).toMatch(/^1 spurious retransmission of the server: .*The ACK was lost/);
  });

  test('Nagle waits for an ACK that is delayed (RFC 9293, 3.7.4 and 3.8.6.3)', () => {
    const text = `
      200ms client PA 101:151 ack 301
      340ms server A 301 ack 151
      340ms client PA 151:201 ack 301
      480ms server A 301 ack 201
      480ms client PA 201:251 ack 301`;
    expect(wrong(text)).toMatch(
      /^Nagle’s algorithm and a delayed ACK waited for each other twice, 80 ms in all: the client/,
    );
  });

  test('who does not call close() stays in CLOSE_WAIT (3.6)', () => {
    const text = `
      500ms client FA 101 ack 301
      600ms server A 301 ack 102
      9s    client2 S 1`;
    expect(lines(OPENED + text).slice(1)).toEqual([
      'The application of the server does not call close(): in CLOSE_WAIT for 8.45 s.',
      'Half-closed: the client sent FIN 8.5 s before the capture ends, the server has not sent one.',
    ]);
  });

  test('data for a socket that is closed are answered with RST (3.10.7.1; RFC 2525, 2.17)', () => {
    const text = `
      500ms client FA 101 ack 301
      600ms server A 301 ack 102
      700ms server PA 301:401 ack 102
      700ms client R 102`;
    expect(lines(OPENED + text).slice(1)).toEqual([
      'The application of the client had already closed its socket when data of the server arrived: nobody reads there any more.',
      'Reset by the client: the RST answers data of the server. The client had sent FIN before.',
    ]);
  });

  test('a program that aborts (3.10.5)', () => {
    expect(lines(`${OPENED}\n 500ms client RA 101 ack 301`).slice(1)).toEqual([
      expect.stringMatching(/^The application of the client aborted the connection/),
      'Reset by the client.',
    ]);
  });

  test('the same again and again, and no ACK: the path is cut, or the host is gone', () => {
    const text = [200, 400, 800, 1600].map((at) => `${at}ms client PA 101:201 ack 301`).join('\n');
    expect(wrong(`\n${text}\n 20s client2 S 1`)).toMatch(
      /^The client sent the same segment 4 times within 19.8 s and got no ACK/,
    );
  });

  test('one direction only: the rest is inferred', () => {
    const { troubles, ending } = verdictOn(`
      0ms   client S 100
      100ms client A 101 ack 301
      300ms client A 101 ack 901
      400ms client FA 101 ack 901`);
    expect(troubles).toMatchObject([{ kind: 'oneSided', seen: 'client' }]);
    expect(ending.kind).toBe('halfClosed');
  });
});

describe('how it ended', () => {
  test('the last ACK is lost: the FIN comes twice, and the close is orderly all the same (3.6, TIME_WAIT)', () => {
    const text = `${OPENED}
      500ms  client FA 101 ack 301
      600ms  server FA 301 ack 102
      600ms  client A  102 ack 302
      1600ms server FA 301 ack 102
      1600ms client A  102 ack 302`;
    expect(lines(text).slice(1)).toEqual([
      '1 spurious retransmission of the server: what it carried had arrived. The ACK was lost, or it came later than the RTO.',
      'Orderly close: FIN of the client (active close), then FIN of the server (passive close). TIME_WAIT is at the client.',
    ]);
  });

  test('two FINs that cross (3.6, figure 13)', () => {
    const text = `${OPENED}
      500ms client FA 101 ack 301
      520ms server FA 301 ack 101
      520ms client A  102 ack 302
      620ms server A  302 ack 102`;
    expect(lines(text)[2]).toBe(
      'Simultaneous close: the two FINs crossed. Client and server are in TIME_WAIT.',
    );
  });

  test('not at all', () => {
    expect(lines(`${OPENED}\n 5100ms client2 S 1`)[2]).toBe(
      'Still open when the capture ends, 5 s after its last segment.',
    );
  });
});

test('each sentence leads to a moment of the trace', () => {
  const { troubles, opening, ending } = verdictOn(`${OPENED}
    200ms client A 101:201 ack 301
    900ms client A 101:201 ack 301
    990ms server A 301 ack 201${CLOSED.replaceAll('101', '201').replaceAll('102', '202').replace('500', '1500').replaceAll('600', '1600')}`);
  expect([opening.at, ...troubles.map(({ at }) => at), ending.at]).toEqual([
    { step: 2, flight: 1 },
    { step: expect.any(Number) as number, flight: 4 },
    { step: expect.any(Number) as number, flight: 7 },
  ]);
});

describe('of a capture that goes on, nothing is said of its end', () => {
  const soFar = (text: string): string[] =>
    verdictLines(verdictOn(text), english.verdict, true).map(({ sentences }) =>
      sentences.map((sentence) => plain(sentence.text)).join(' '),
    );

  test('no stage of a connection ends with the capture', () => {
    const stages = [
      '0ms client S 100',
      '0ms client S 100\n 2ms server RA 0 ack 101',
      OPENED,
      `${OPENED}\n 500ms client FA 101 ack 301\n 600ms server A 301 ack 102`,
      OPENED + CLOSED,
    ];
    expect(stages.map((text) => soFar(text)[2])).toEqual([
      'It is not established yet.',
      'It was never established, so there was nothing to close.',
      'Still open.',
      'Half-closed for 100 ms: the client sent FIN, the server has not sent one yet.',
      'Orderly close: FIN of the client (active close), then FIN of the server (passive close). TIME_WAIT is at the client.',
    ]);
    expect(stages.flatMap(soFar).join(' ')).not.toMatch(/capture/);
  });
});
