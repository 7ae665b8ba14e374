/** The command line: `npm run capture -- FILE`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exchange } from '../capture/exchange.ts';
import { runCommand } from './runCommand.ts';

const capture = (...args: string[]) => runCommand('capture', args);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'synfin-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const LOST = exchange(`
  0ms   client S  100
  100ms server SA 300 ack 101
  101ms client A  101 ack 301
  200ms client A  101:201 ack 301
  500ms client A  101:201 ack 301
  600ms server A  301 ack 201
  700ms client R  201`).file;

describe('a capture', () => {
  test('is listed, a line each connection', () => {
    const { status, out, err } = capture(file('lost.pcap', LOST));
    const lines = out.trim().split('\n');
    expect(lines[0]).toBe('1 connection, 7 frames (7 TCP) in 700 ms, pcap');
    expect(lines[2]).toMatch(/^ +0 10\.0\.0\.1:40000 +10\.0\.0\.2:80 +7 /);
    expect({ status, err }).toEqual({ status: 0, err: '' });
  });

  test('one connection is printed with the states of both ends and why each segment left', () => {
    const { out } = capture(file('lost.pcap', LOST), '--flow', '0');
    expect(out.split('\n').slice(0, 3)).toEqual([
      '# Opened by a three-way handshake in one round trip: RTT 100 ms.',
      expect.stringMatching(/^# The application of the client aborted .* lost data of the client/),
      '# Reset by the client.',
    ]);
    expect(out).toContain('# captured at the client');
    expect(out).toMatch(/Flags \[S\], seq 0.*\[connect\(\)\] {2}\[client CLOSED -> SYN_SENT\]/);
    expect(out).toMatch(
      /\[retransmission\] {2}\[retransmitted: timeout 1, RTO 300 ms; the copy before it, or its answer, was lost behind the point of capture\]/,
    );
    expect(out).toMatch(/\[R\].*\[abort\(\)\] {2}\[client ESTABLISHED -> CLOSED\]/);
  });

  test('as a scenario it is read and played as any other; what it leaves out is said beside it', () => {
    const { out, err } = capture(file('lost.pcap', LOST), '--flow', '0', '--scenario');
    expect(err).toBe('A scenario has lengths only: what the 100 bytes say is left out.\n');
    const played = runCommand('simulate', [file('lost.json', out)]);
    expect(played.out).toMatch(/client {2}> P\. 101:201\(100\) .+ lost\n/);
    expect(played.status).toBe(0);
  });

  test('beside the run of that scenario its differences are a line each', () => {
    const { out } = capture(file('lost.pcap', LOST), '--flow', '0', '--against');
    expect(out).toContain('# 2 differences between the capture and synfin');
    expect(out).toContain(
      ' 1      0.000000  client  The SYN has another mss option: 1460 from synfin, none in the capture.',
    );
  });

  test('both are about one connection', () => {
    expect(capture(file('lost.pcap', LOST), '--against').err).toContain('Usage');
    expect(
      capture(file('lost.pcap', LOST), '--scenario', '--against', '--flow', '0').err,
    ).toContain('Usage');
  });

  test('flags are printed frame by frame, as a dissector names them', () => {
    expect(capture(file('lost.pcap', LOST), '--flags').out).toBe('5: retransmission\n');
  });

  test('as data it has all that a script compares', () => {
    const data: unknown = JSON.parse(capture(file('lost.pcap', LOST), '--json').out);
    expect(data).toMatchObject({ tcpFrames: 7, streams: 1, flags: { 5: ['retransmission'] } });
  });

  test.each([
    ['1', /^There is no connection 1: the only one is 0\.\n$/],
    ['-1', /^--flow takes the number of a connection, from 0 on, not '-1'\.\n$/],
    ['one', /^--flow takes the number of a connection, from 0 on, not 'one'\.\n$/],
  ])('there is no connection %s, and that is said', (flow, sentence) => {
    const { status, err } = capture(file('lost.pcap', LOST), '--flow', flow);
    expect(err).toMatch(sentence);
    expect(status).toBe(2);
  });

  test('a capture that holds no connection says so', () => {
    const { err } = capture(file('none.pcap', exchange('').file), '--flow', '0');
    expect(err).toMatch(/^'.*none\.pcap' holds no TCP connection\.\n$/);
  });

  test('what tcpdump printed is read as well', () => {
    const text = `10:00:00.0 IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [S], seq 7, win 64240, length 0
10:00:00.1 IP 10.0.0.2.80 > 10.0.0.1.40000: Flags [R.], seq 0, ack 8, win 0, length 0`;
    expect(capture(file('printed.txt', text), '--flow', '0').out).toMatch(
      /client SYN_SENT -> CLOSED/,
    );
  });
});

describe('what is no capture, or damaged', () => {
  test('a file that ends within a frame is read up to there, and that is said', () => {
    const { status, out, err } = capture(file('cut.pcap', LOST.slice(0, -10)));
    expect(out).toContain('1 connection, 6 frames');
    expect(err).toMatch(/cut\.pcap': .+\.\n$/);
    expect(status).toBe(1);
  });

  test.each([
    ['data', '{"a": 1}', 'It is not a capture (pcap or pcapng): it looks like JSON.'],
    [
      'another text',
      'hello',
      'It is text, and no line of it is a TCP segment as tcpdump prints it.',
    ],
    ['nothing', '', '.'],
  ])('%s is refused in a sentence', (name, content, sentence) => {
    const { status, out, err } = capture(file(name, content));
    expect(err).toContain(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect({ status, out }).toEqual({ status: 2, out: '' });
  });
});

describe('two captures, one of each end', () => {
  const AT_SERVER = exchange(`
    40ms  client S  100
    50ms  server SA 300 ack 101
    142ms client A  101 ack 301
    541ms client A  101:201 ack 301
    550ms server A  301 ack 201
    741ms client R  201`).file;
  const both = () => [file('client.pcap', LOST), file('server.pcap', AT_SERVER)];

  test('are listed with what both have, what their clocks say, and what was lost between', () => {
    const { status, out } = capture(...both());
    expect(status).toBe(0);
    expect(out).toContain('The first capture was taken at the client, the second at the server.');
    expect(out).toContain('The clock of the second capture is');
    expect(out).toContain('Lost between client and server: 1 of 5 segments of the client.');
    expect(out).toContain('In both captures: 1 connection.');
  });

  test('and one connection of them is followed as both saw it', () => {
    const { out } = capture(...both(), '--flow', '0');
    expect(out).toContain('captured at the client and at the server');
    expect(out).toMatch(/4 · – .*seq 1:101.*\[lost\]/);
    expect(out).toMatch(/5 · 4 .*the copy before it was lost on its way/);
  });

  test('and a connection has its number of the list, also behind a SYN that opened none (RFC 9293, 3.10.7.4)', () => {
    const at = (delayMs: number, backMs: number) =>
      exchange(`
        ${delayMs}ms        client  S  100
        ${100 - backMs}ms   server  SA 300 ack 101
        ${101 + delayMs}ms  client  A  101 ack 301
        ${1000 + delayMs}ms client  S  5000
        ${1100 - backMs}ms  server  A  301 ack 101
        ${1200 + delayMs}ms client  A  101:201 ack 301
        ${1300 - backMs}ms  server  A  301 ack 201
        ${2000 + delayMs}ms client2 S  700
        ${2100 - backMs}ms  server2 SA 900 ack 701
        ${2101 + delayMs}ms client2 A  701 ack 901`).file;
    const paths = [file('a.pcap', at(0, 0)), file('b.pcap', at(50, 50))];
    expect(capture(...paths, '--flow', '2').out).toContain('# connection 2: ');
    expect(capture(...paths, '--flow', '1').err).toContain('Stream 1 is part of connection 0');
  });

  test('what is no pair is said in a sentence', () => {
    const [client = ''] = both();
    expect(capture(client, client).out).toContain('The two files are the same capture.');
    expect(capture(client, client, '--flow', '0').err).toContain('the same capture');
    expect(capture(client, file('none.pcap', exchange('').file)).out).toContain(
      'The two captures have no connection in common.',
    );
    expect(capture(client, client, '--json').err).toContain('Usage');
  });
});
