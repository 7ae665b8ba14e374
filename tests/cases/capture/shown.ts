/** A case in a capture as its reader meets it: the octets of the gallery, read and followed, and the packets that it speaks of. */
import { exampleFile } from '../../../src/app/pages/captures/example.ts';
import { retransmissionsOf, type AgainCause } from '../../../src/capture/follow/causes.ts';
import { follow } from '../../../src/capture/follow/follow.ts';
import { verdictOf } from '../../../src/capture/follow/verdict.ts';
import { captureScan, type CaptureList } from '../../../src/capture/open.ts';
import { segmentsScan } from '../../../src/capture/segments.ts';
import type { CapturedSegment } from '../../../src/capture/captured.ts';
import type { CaptureCase, FollowedCapture } from '../../../src/cases/capture/case.ts';
import { passes } from '../../../src/cases/capture/moments.ts';
import { captureTellingOf } from '../../../src/cases/capture/telling.ts';
import type { ExampleId } from '../../../src/cases/captures.ts';
import { endAfter } from '../../../src/trace/moment.ts';
import type { Flight } from '../../../src/trace/connection.ts';
import type { Side } from '../../../src/trace/side.ts';

interface Read {
  readonly octets: Uint8Array;
  readonly list: CaptureList;
}

const files = new Map<ExampleId, Promise<Read>>();

function readExample(id: ExampleId): Promise<Read> {
  const known = files.get(id) ?? readOnce(id);
  files.set(id, known);
  return known;
}

async function readOnce(id: ExampleId): Promise<Read> {
  const file = await exampleFile(id);
  if (file === null) throw new Error(`no example is called ${id}`);
  const octets = new Uint8Array(await file.arrayBuffer());
  const scan = captureScan();
  scan.push(octets);
  scan.finish();
  return { octets, list: scan.list() };
}

export class ShownCapture {
  readonly example: CaptureCase;
  readonly list: CaptureList;
  readonly #captured: FollowedCapture | null;

  private constructor(example: CaptureCase, list: CaptureList, captured: FollowedCapture | null) {
    this.example = example;
    this.list = list;
    this.#captured = captured;
  }

  static async of(example: CaptureCase): Promise<ShownCapture> {
    const { octets, list } = await readExample(example.capture);
    if (example.stream === null) return new ShownCapture(example, list, null);
    const scan = segmentsScan(example.stream);
    scan.push(octets);
    const found = scan.finish();
    if (found === null) throw new Error('there is no such connection');
    const { connection } = found;
    return new ShownCapture(example, list, { connection, followed: follow(connection) });
  }

  get captured(): FollowedCapture {
    if (this.#captured === null) throw new Error('no connection is open');
    return this.#captured;
  }

  get telling() {
    return captureTellingOf(this.example, this.list, this.#captured);
  }

  get trace() {
    return this.captured.followed.trace;
  }

  get segments(): readonly CapturedSegment[] {
    return this.captured.connection.segments;
  }

  get verdict() {
    return verdictOf(this.captured.followed);
  }

  /** A packet of the case, by its place among them. */
  packet(nth: number): Flight {
    const flight = this.example.packets?.[nth]?.(this.captured);
    if (!flight) throw new Error(`there is no packet ${nth}`);
    return flight;
  }

  /** The same as it was captured. */
  seen(nth: number): CapturedSegment {
    const segment = this.segments[this.captured.followed.segmentOf[this.packet(nth).index] ?? -1];
    if (segment === undefined) throw new Error(`packet ${nth} was not captured`);
    return segment;
  }

  /** When it was captured, in microseconds. */
  at(nth: number): number {
    return this.seen(nth).atNs / 1000;
  }

  /** Those captured from a side behind a packet of the case. */
  behind(nth: number, from: Side): readonly CapturedSegment[] {
    const place = this.segments.indexOf(this.seen(nth));
    return this.segments.slice(place + 1).filter((segment) => segment.from === from);
  }

  /** Why a packet of the case was retransmitted. */
  causeOf(nth: number): AgainCause {
    const cause = retransmissionsOf(this.captured.followed).find(
      ({ flight }) => flight === this.packet(nth).index,
    );
    if (cause === undefined) throw new Error(`packet ${nth} is no retransmission`);
    return cause;
  }

  /** The state of an end at the moment of the case. */
  stateOf(side: Side) {
    return endAfter(this.trace, side, passes(this.captured, this.packet(0)).step).state;
  }
}

export type CaptureClaim = (shown: ShownCapture) => boolean | Promise<boolean>;
