/**
 * Time stamps of pcapng (draft-ietf-opsawg-pcapng, 4.2 and 4.3): 64 bits in units that an interface chooses (if_tsresol), since
 * the epoch or a shifted one (if_tsoffset). A number here holds 53 bits, so what is computed with is the distance from the
 * first frame, which is exact.
 */
import type { Reading } from './reading.ts';

/** Nanoseconds since the first frame of the file. */
export type Clock = (high: number, low: number) => number;

const SECOND = 1_000_000_000n;

/** Microseconds, where an interface does not say. */
export const USUAL_RESOLUTION = 6;

/** Of if_tsresol: the power of ten, or with the first bit set of two, that a second is divided by. */
export const ticksPerSecond = (resolution: number): bigint =>
  (resolution & 0x80) === 0 ? 10n ** BigInt(resolution) : 2n ** BigInt(resolution & 0x7f);

/** What all interfaces of a file share: the first frame's time of the epoch, in nanoseconds. */
export interface ClockOrigin {
  ns: bigint | null;
}

export function clockOf(
  resolution: number,
  offsetSeconds: bigint,
  origin: ClockOrigin,
  reading: Reading,
): Clock {
  const perSecond = ticksPerSecond(resolution);

  function sinceOrigin(high: number, low: number): number {
    const ticks = (BigInt(high) << 32n) | BigInt(low);
    const ns = (ticks * SECOND) / perSecond + offsetSeconds * SECOND;
    if (origin.ns === null) {
      origin.ns = ns;
      const nanoseconds = ((ns % SECOND) + SECOND) % SECOND;
      reading.firstAt = {
        seconds: Number((ns - nanoseconds) / SECOND),
        nanoseconds: Number(nanoseconds),
      };
    }
    return Number(ns - origin.ns);
  }

  if (perSecond > SECOND || SECOND % perSecond !== 0n) return sinceOrigin;

  const nsPerTick = Number(SECOND / perSecond);
  let base: { readonly high: number; readonly low: number; readonly ns: number } | null = null;
  return (high, low) => {
    base ??= { high, low, ns: sinceOrigin(high, low) };
    return base.ns + ((high - base.high) * 0x1_0000_0000 + (low - base.low)) * nsPerTick;
  };
}
