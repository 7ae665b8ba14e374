/**
 * Records out of chunks: what a chunk holds whole is read where it stands; only what goes over its end is put together with the
 * next one. Held are one chunk and one record, never more.
 */
import type { EachFrame } from './contract.ts';
import { pcap } from './pcap.ts';
import { pcapng } from './pcapng.ts';
import { lookalike, LOOKED_AT } from './recognise.ts';
import type { Format, Reading } from './reading.ts';

/** Both formats are told by as many. */
const MAGIC = 4;

export interface Records {
  readonly push: (chunk: Uint8Array, each: EachFrame) => void;
  readonly finish: () => void;
  /** null: not known yet, or no capture. */
  readonly format: () => Format['name'] | null;
}

/** What it finds out and what goes wrong it writes into `reading`. */
export function recordsOf(reading: Reading): Records {
  let format: Format | null = null;
  /** What was not whole at the end of the last chunk: the first `heldLength` octets. */
  let held = new Uint8Array();
  let heldLength = 0;
  /** How many octets are done with. */
  let done = 0;

  const isOver = () => reading.problem !== null;

  function hold(bytes: Uint8Array, from: number, to: number): void {
    const length = heldLength + to - from;
    if (length > held.length) {
      // Only as much as came, whatever a length promises.
      const larger = new Uint8Array(Math.max(length, 2 * held.length, 1024));
      larger.set(held.subarray(0, heldLength));
      held = larger;
    }
    held.set(bytes.subarray(from, to), heldLength);
    heldLength = length;
  }

  /** Finds out what it is; whether that is known. */
  function recognise(isEnd: boolean): boolean {
    if (heldLength < MAGIC && !isEnd) return false;
    const first = held.subarray(0, heldLength);
    if (heldLength >= MAGIC) format = pcap(first, reading) ?? pcapng(first, reading);
    if (format !== null) return true;
    if (heldLength >= LOOKED_AT || isEnd) {
      reading.problem =
        heldLength === 0
          ? { kind: 'empty', position: 0 }
          : { kind: 'notCapture', position: 0, looksLike: lookalike(first) };
    }
    return false;
  }

  const wanted = () =>
    format === null ? (heldLength < MAGIC ? MAGIC : LOOKED_AT) : format.needed();

  /** Completes what was held with octets of the chunk; returns how many it took. */
  function complete(chunk: Uint8Array, each: EachFrame): number {
    let at = 0;
    while (heldLength > 0 || format === null) {
      const taken = Math.min(Math.max(wanted() - heldLength, 0), chunk.length - at);
      hold(chunk, at, at + taken);
      at += taken;
      if (format === null) {
        if (recognise(false)) continue;
        if (at === chunk.length || isOver()) return at;
        continue;
      }
      if (heldLength < format.needed()) return at;
      const used = format.read(held, 0, heldLength, done, each);
      if (isOver()) return at;
      done += used;
      held.copyWithin(0, used, heldLength);
      heldLength -= used;
    }
    return at;
  }

  function push(chunk: Uint8Array, each: EachFrame): void {
    if (isOver()) return;
    const at = complete(chunk, each);
    if (isOver() || format === null || heldLength > 0) return;
    const stopped = format.read(chunk, at, chunk.length, done - at, each);
    if (isOver()) return;
    done += stopped - at;
    hold(chunk, stopped, chunk.length);
  }

  function finish(): void {
    if (isOver()) return;
    if (format === null) recognise(true);
    if (format === null || (heldLength === 0 && format.within() !== 'fileHeader')) return;
    reading.problem = {
      ...{ kind: 'endsEarly', position: done, within: format.within() },
      ...{ needed: format.needed(), found: heldLength },
    };
  }

  return { push, finish, format: () => format?.name ?? null };
}
