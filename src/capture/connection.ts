/** A connection while a capture is read: its sockets, and what is kept of it. Of a fixed size, however long it is. */
import type { Socket } from '../trace/connection.ts';
import type { Side } from '../trace/side.ts';
import { WIDE_ZERO } from '../wire/wide.ts';
import { Flow, type Handshake } from './analysis/flow.ts';
import type { OpenedBy } from './captured.ts';
import type { Keys } from './keys.ts';
import type { Reopening } from './reopening.ts';
import { Tally } from './tally.ts';

export class Connection implements Handshake {
  /** From the high end, and from the low end. */
  readonly high = new Flow();
  readonly low = new Flow();
  readonly fromHigh = new Tally();
  readonly fromLow = new Tally();

  synAtNs: number | null = null;
  firstRttNs = WIDE_ZERO;
  multipath = 0;
  /** SYN 1, SYN+ACK 2, ACK 4, data 8, FIN 16, RST 32; and what it was before its last segment. */
  completeness = 0;
  completenessBefore = 0;

  openedBy: OpenedBy = 'guessed';
  isClientHigh: boolean;

  firstFrame = 0;
  lastFrame = 0;
  firstNs = WIDE_ZERO;
  lastNs = WIDE_ZERO;
  /** Of the SYN+ACK, and of the ACK that completes the handshake. */
  synAckAtNs = NaN;
  establishedAtNs = NaN;
  hasFin = false;
  /** The first RST. */
  resetAtNs = NaN;
  resetFrame = 0;
  isResetFromHigh = false;
  /** Its sender has gone on since as if it had sent none. */
  hasSpokenSinceReset = false;

  /** It begins with a SYN where a connection is known: whether it is another is told by what follows. */
  reopening: Reopening | null = null;

  readonly stream: number;
  private readonly keys: Keys;

  constructor(stream: number, keys: Keys, isFirstFromHigh: boolean) {
    this.stream = stream;
    this.keys = keys;
    const [high, low] = [keys.portOf(stream, true), keys.portOf(stream, false)];
    this.isClientHigh = guessClient(high, low, isFirstFromHigh);
  }

  /** Which end is the high one. */
  sideOf(isHigh: boolean): Side {
    return isHigh === this.isClientHigh ? 'client' : 'server';
  }

  tallyOf(side: Side): Tally {
    return this.sideOf(true) === side ? this.fromHigh : this.fromLow;
  }

  flowOf(side: Side): Flow {
    return this.sideOf(true) === side ? this.high : this.low;
  }

  socketOf(side: Side): Socket {
    return this.keys.socketOf(this.stream, this.sideOf(true) === side);
  }

  /** One connection of several streams, of which this is the first. */
  joinedWith(more: readonly Connection[]): Connection {
    const whole = new Connection(this.stream, this.keys, true);
    const all = [this, ...more];
    const { openedBy, isClientHigh, completenessBefore, firstFrame, firstNs } = this;
    Object.assign(whole, { openedBy, isClientHigh, completenessBefore, firstFrame, firstNs });
    for (const one of all) {
      whole.fromHigh.add(one.fromHigh);
      whole.fromLow.add(one.fromLow);
      whole.completeness |= one.completeness;
      whole.lastFrame = Math.max(whole.lastFrame, one.lastFrame);
      whole.lastNs = Math.max(whole.lastNs, one.lastNs);
      whole.hasFin ||= one.hasFin;
    }
    const own = all.filter(({ reopening }) => reopening?.isOldDuplicate !== true);
    const told = own.find(({ establishedAtNs }) => !Number.isNaN(establishedAtNs)) ?? this;
    const { synAckAtNs, establishedAtNs, firstRttNs } = told;
    const reset = own.find(({ resetAtNs }) => !Number.isNaN(resetAtNs)) ?? this;
    const { resetAtNs, resetFrame, isResetFromHigh } = reset;
    return Object.assign(whole, {
      ...{ synAckAtNs, establishedAtNs, firstRttNs, resetAtNs, resetFrame, isResetFromHigh },
    });
  }

  resetBy(): Side | null {
    return Number.isNaN(this.resetAtNs) ? null : this.sideOf(this.isResetFromHigh);
  }
}

/** Ports that systems give to clients on their own begin here at the lowest (Linux: 32768; RFC 6335, 6: 49152). */
const FIRST_EPHEMERAL = 32_768;

/** Nobody was seen to open it: a server's port is low, or at least lower; where both are the same, who spoke first asked. */
function guessClient(high: number, low: number, isFirstFromHigh: boolean): boolean {
  const isHighEphemeral = high >= FIRST_EPHEMERAL;
  if (isHighEphemeral !== low >= FIRST_EPHEMERAL) return isHighEphemeral;
  return high === low ? isFirstFromHigh : high > low;
}
