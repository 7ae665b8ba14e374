/**
 * Puts IP packets together again that came in fragments (RFC 791, 3.2; RFC 8200, 4.5): the frame that brings the last piece holds
 * the segment. Where pieces overlap, what lies in front counts. A piece that was cut off is not used.
 */
import type { CapturedFrame, CapturedPacket, FragmentPlace, FrameKind } from '../packet.ts';
import { decode } from './decode.ts';

/** Of packets that are not whole, the oldest go where more than this is kept of all together. */
const MOST_OCTETS = 1 << 22;
const MOST_PIECES = 1 << 13;
/** Of one packet: more than there are where each is as short as IPv4's least MTU lets it be (RFC 791, 3.2: 68 octets) is made to keep its reader busy. */
const MOST_PIECES_OF_ONE = 2048;
/** An IP packet is never longer. */
const LONGEST = 0xffff;
const MOST_LAYERS = 8;

interface Piece {
  readonly offset: number;
  readonly isLast: boolean;
  readonly octets: Uint8Array;
}

interface Pieces {
  readonly list: Piece[];
  octets: number;
  /** That of the first piece, or of what came first. */
  header: Uint8Array;
}

export class Fragments {
  private readonly waiting = new Map<string, Pieces>();
  private octets = 0;
  private pieces = 0;

  /** As `decode`, of the packet that the frame completes. */
  decode(frame: CapturedFrame, into: CapturedPacket): FrameKind {
    let kind = decode(frame, into);
    for (let layers = 0; kind === 'fragment' && layers < MOST_LAYERS; layers++) {
      const whole = this.add(into);
      if (whole === null) return kind;
      const packet = { ...frame, bytes: whole, start: 0, end: whole.length, linkType: RAW };
      kind = decode({ ...packet, wireLength: whole.length }, into);
    }
    return kind;
  }

  private add(packet: CapturedPacket): Uint8Array | null {
    const { fragment, bytes } = packet;
    if (fragment === null || !fragment.isWhole || fragment.offset + fragment.length > LONGEST)
      return null;
    const key = keyOf(packet, fragment);
    const pieces = this.waiting.get(key) ?? { list: [], octets: 0, header: headerOf(packet) };
    const octets = bytes.slice(fragment.at, fragment.at + fragment.length);
    if (fragment.offset === 0) pieces.header = headerOf(packet);
    pieces.list.push({ offset: fragment.offset, isLast: !fragment.hasMore, octets });
    pieces.octets += octets.length;
    this.octets += octets.length;
    this.pieces += 1;
    const data = together(pieces);
    const isOver = data !== null || pieces.list.length >= MOST_PIECES_OF_ONE;
    if (isOver) this.drop(key, pieces);
    else this.waiting.set(key, pieces);
    this.forget();
    return data && packetOf(pieces.header, data, fragment.protocol);
  }

  private drop(key: string, { list, octets }: Pieces): void {
    this.waiting.delete(key);
    this.octets -= octets;
    this.pieces -= list.length;
  }

  private forget(): void {
    for (const [key, pieces] of this.waiting) {
      if (this.octets <= MOST_OCTETS && this.pieces <= MOST_PIECES) return;
      this.drop(key, pieces);
    }
  }
}

/** LINKTYPE_RAW. */
const RAW = 101;

const keyOf = ({ bytes, ipVersion, sourceAt, ipId }: CapturedPacket, { protocol }: FragmentPlace) =>
  [
    ...[ipVersion, ipId, ipVersion === 4 ? protocol : 0],
    ...bytes.subarray(sourceAt, sourceAt + (ipVersion === 4 ? 8 : 32)),
  ].join('.');

/** Without options or further headers: who speaks to whom, and what IP says of the way. */
const headerOf = ({ bytes, ipVersion, sourceAt }: CapturedPacket): Uint8Array =>
  ipVersion === 4
    ? bytes.slice(sourceAt - 12, sourceAt + 8)
    : bytes.slice(sourceAt - 8, sourceAt + 32);

/** null: something is missing. */
function together({ list, octets: came }: Pieces): Uint8Array | null {
  const last = list.find(({ isLast }) => isLast);
  if (last === undefined || came < last.offset + last.octets.length) return null;
  const data = new Uint8Array(last.offset + last.octets.length);
  let to = 0;
  for (const { offset, octets } of [...list].sort((a, b) => a.offset - b.offset)) {
    if (offset > to) return null;
    const known = to - offset;
    if (known >= octets.length || to >= data.length) continue;
    data.set(octets.subarray(known, data.length - offset), to);
    to = Math.min(offset + octets.length, data.length);
  }
  return to === data.length ? data : null;
}

function packetOf(header: Uint8Array, data: Uint8Array, protocol: number): Uint8Array {
  const packet = new Uint8Array(header.length + data.length);
  packet.set(header);
  packet.set(data, header.length);
  const view = new DataView(packet.buffer);
  if (header.length === 20) {
    packet[0] = 0x45;
    view.setUint16(2, Math.min(packet.length, LONGEST));
    view.setUint16(6, 0);
    packet[9] = protocol;
  } else {
    view.setUint16(4, Math.min(data.length, LONGEST));
    packet[6] = protocol;
  }
  return packet;
}
