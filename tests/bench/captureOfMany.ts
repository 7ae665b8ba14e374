/**
 * A large capture as a busy server's would be: connections that open, carry requests and answers in bursts, lose a segment
 * now and then, and close; some hundred at a time. The same octets each time.
 */
import { closeSync, openSync, writeSync } from 'node:fs';

const AT_A_TIME = 200;
const MSS = 1448;
const BUFFER = 1 << 22;
const LONGEST_FRAME = 1600;
const FIN = 1;
const SYN = 2;
const PSH = 8;
const ACK = 16;

interface Talk {
  readonly number: number;
  client: number;
  server: number;
  exchanges: number;
}

export function writeCapture(path: string, megabytes: number): void {
  const file = openSync(path, 'w');
  const out = Buffer.alloc(BUFFER);
  let at = pcapHeader(out);
  let written = 0;
  let timeUs = 1_700_000_000_000_000;
  const chance = generator();

  function frame(talk: Talk, fromClient: boolean, flags: number, length: number, back = 0): void {
    if (at + LONGEST_FRAME > out.length) {
      written += writeSync(file, out, 0, at);
      at = 0;
    }
    timeUs += 3;
    at = writeFrame(out, at, timeUs, talk, { fromClient, flags, length, back });
    const taken = back > 0 ? 0 : length + ((flags & (SYN | FIN)) === 0 ? 0 : 1);
    if (fromClient) talk.client = (talk.client + taken) >>> 0;
    else talk.server = (talk.server + taken) >>> 0;
  }

  /** A request, and its answer in a burst that is acknowledged by twos. */
  function exchange(talk: Talk): void {
    frame(talk, true, PSH | ACK, 80 + Math.floor(chance() * 400));
    const segments = 1 + Math.floor(chance() * 12);
    for (let i = 1; i <= segments; i++) {
      frame(talk, false, ACK, MSS);
      if (chance() < 0.002) frame(talk, false, ACK, MSS, MSS);
      if (i % 2 === 0 || i === segments) frame(talk, true, ACK, 0);
    }
  }

  const open = (number: number): Talk => {
    const talk = { number, client: Math.floor(chance() * 2 ** 32), server: 0, exchanges: 0 };
    talk.server = Math.floor(chance() * 2 ** 32);
    talk.exchanges = 1 + Math.floor(chance() * 40);
    frame(talk, true, SYN, 0);
    frame(talk, false, SYN | ACK, 0);
    frame(talk, true, ACK, 0);
    return talk;
  };

  let begun = 0;
  const talks = Array.from({ length: AT_A_TIME }, () => open(begun++));
  while (written + at < megabytes * 1_000_000) {
    const place = Math.floor(chance() * AT_A_TIME);
    const talk = talks[place];
    if (talk === undefined) continue;
    exchange(talk);
    talk.exchanges -= 1;
    if (talk.exchanges > 0) continue;
    frame(talk, true, FIN | ACK, 0);
    frame(talk, false, FIN | ACK, 0);
    frame(talk, true, ACK, 0);
    talks[place] = open(begun++);
  }
  writeSync(file, out, 0, at);
  closeSync(file);
}

/** As good as chance, and the same each time. */
function generator(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

function pcapHeader(out: Buffer): number {
  out.writeUInt32LE(0xa1b2c3d4, 0);
  out.writeUInt16LE(2, 4);
  out.writeUInt16LE(4, 6);
  out.writeUInt32LE(0, 8);
  out.writeUInt32LE(0, 12);
  out.writeUInt32LE(262_144, 16);
  return out.writeUInt32LE(1, 20);
}

interface Sent {
  readonly fromClient: boolean;
  readonly flags: number;
  readonly length: number;
  /** How far behind the newest it begins: a retransmission. */
  readonly back: number;
}

const SERVER = 0x0a020001;
const CLIENTS = 0x0a010000;
/** Two NOPs and timestamps. */
const OPTIONS = 12;

/** Ethernet, IPv4, TCP with timestamps, and zeros for data; checksums are left to the network card. */
function writeFrame(out: Buffer, start: number, timeUs: number, talk: Talk, sent: Sent): number {
  const { fromClient, flags, length, back } = sent;
  const ip = start + 16 + 14;
  const tcp = ip + 20;
  const total = 20 + 20 + OPTIONS + length;
  const second = Math.floor(timeUs / 1_000_000);
  out.writeUInt32LE(second, start);
  out.writeUInt32LE(timeUs - second * 1_000_000, start + 4);
  out.writeUInt32LE(14 + total, start + 8);
  out.writeUInt32LE(14 + total, start + 12);
  out.fill(2, start + 16, start + 28);
  out.writeUInt16BE(0x0800, start + 28);
  out.writeUInt32BE(0x45000000 | total, ip);
  out.writeUInt16BE(talk.number & 0xffff, ip + 4);
  out.writeUInt16BE(0x4000, ip + 6);
  out.writeUInt32BE(0x40060000, ip + 8);
  const client = CLIENTS + (talk.number % 50_000);
  out.writeUInt32BE(fromClient ? client : SERVER, ip + 12);
  out.writeUInt32BE(fromClient ? SERVER : client, ip + 16);
  const port = 32_768 + (talk.number % 28_000);
  out.writeUInt16BE(fromClient ? port : 443, tcp);
  out.writeUInt16BE(fromClient ? 443 : port, tcp + 2);
  const seq = fromClient ? talk.client : talk.server;
  out.writeUInt32BE((seq - back) >>> 0, tcp + 4);
  out.writeUInt32BE((flags & ACK) === 0 ? 0 : fromClient ? talk.server : talk.client, tcp + 8);
  out.writeUInt32BE((0x80000000 | (flags << 16) | 502) >>> 0, tcp + 12);
  out.writeUInt32BE(0, tcp + 16);
  out.writeUInt32BE(0x0101080a, tcp + 20);
  out.writeUInt32BE(second >>> 0, tcp + 24);
  out.writeUInt32BE(second >>> 0, tcp + 28);
  out.fill(0, tcp + 32, tcp + 32 + length);
  return tcp + 32 + length;
}
