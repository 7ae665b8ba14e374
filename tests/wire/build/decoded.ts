/** Decodes a frame that stands alone. */
import { decode, newPacket } from '../../../src/wire/decode/decode.ts';
import type { FrameKind, CapturedPacket } from '../../../src/wire/packet.ts';

export interface Decoded {
  readonly kind: FrameKind;
  readonly packet: CapturedPacket;
}

/** `wire`: how long it was there. It stands in the middle of a buffer that is full of something else. */
export function decoded(frame: Uint8Array, linkType = 1, wire = frame.length): Decoded {
  const bytes = new Uint8Array(frame.length + 40).fill(0x45);
  bytes.set(frame, 20);
  const packet = newPacket();
  const kind = decode(
    {
      ...{ bytes, start: 20, end: 20 + frame.length, wireLength: wire, linkType },
      ...{ number: 1, atNs: 0, interfaceId: 0, position: 0 },
    },
    packet,
  );
  return { kind, packet };
}
