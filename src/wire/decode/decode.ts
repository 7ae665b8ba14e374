/** A frame down to its TCP header, layer after layer, through tags and tunnels: the innermost TCP counts. */
import type { CapturedFrame, FrameKind, CapturedPacket } from '../packet.ts';
import { WIDE_ZERO } from '../wide.ts';
import { etherType, ethernet, llc, ppp } from './ether.ts';
import { ip, ipv4, ipv6, isTcp, protocol } from './ip.ts';
import { link } from './link.ts';
import { tcp } from './tcp.ts';
import type { NextLayer, LayerWalk } from './walk.ts';

/** A packet to decode into: one for all frames. */
export const newPacket = (): CapturedPacket => ({
  bytes: new Uint8Array(),
  ipVersion: 4,
  sourceAt: 0,
  destinationAt: 0,
  sourcePort: 0,
  destinationPort: 0,
  ipId: WIDE_ZERO,
  ttl: 0,
  ipEcn: 0,
  seq: WIDE_ZERO,
  ack: WIDE_ZERO,
  flags: 0,
  window: 0,
  urgentPointer: 0,
  tcpAt: 0,
  optionsAt: 0,
  dataAt: 0,
  dataLen: 0,
  dataCaptured: 0,
  end: 0,
  isOffloaded: false,
  fragment: null,
});

/** More headers than anybody puts into one another: such a frame was made to keep its reader busy. */
const MOST_LAYERS = 64;

/** Says what the frame is. `into` holds a segment only if that is `tcp`; the frame's octets it shares. */
export function decode(frame: CapturedFrame, into: CapturedPacket): FrameKind {
  const { bytes, start, end } = frame;
  WALK.bytes = bytes;
  WALK.at = start;
  WALK.end = end;
  WALK.wireEnd = Math.max(start + frame.wireLength, end);
  WALK.into = into;
  let next = link(WALK, frame.linkType);
  for (let layers = 0; layers < MOST_LAYERS; layers++) {
    if (typeof next === 'object') return next.is;
    next = layer(next, WALK);
  }
  return 'other';
}

const WALK: LayerWalk = {
  bytes: new Uint8Array(),
  at: 0,
  end: 0,
  wireEnd: 0,
  type: 0,
  into: newPacket(),
};

export function layer(name: Exclude<NextLayer, object>, walk: LayerWalk): NextLayer {
  switch (name) {
    case 'ethernet':
      return ethernet(walk);
    case 'etherType':
      return etherType(walk);
    case 'ipv4':
      return ipv4(walk);
    case 'protocol':
      return isTcp(walk) ? tcp(walk) : protocol(walk);
    case 'ipv6':
      return ipv6(walk);
    case 'llc':
      return llc(walk);
    case 'ppp':
      return ppp(walk);
    case 'ip':
      return ip(walk);
  }
}
