/**
 * What marks a packet as another host's than the one whose address it bears: a time to live, or an identification (RFC 6864), that does not fit
 * those before and behind it. Only of what somebody has reason to forge: SYN and RST.
 */
import type { CapturedSegment } from '../captured.ts';
import { SIDES } from '../../trace/side.ts';

export interface Sign {
  readonly kind: 'ttl' | 'ipId';
  readonly value: number;
  /** As the host's other packets have it. */
  readonly usual: number;
}

/** So many other packets say what is usual. */
const KNOWN = 2;
/** Identifications this far apart may be those of neighbours. */
const NEAR_IDS = 256;

/** By the place among the segments. */
export function signsIn(
  segments: readonly CapturedSegment[],
): ReadonlyMap<number, readonly Sign[]> {
  const found = new Map<number, readonly Sign[]>();
  for (const side of SIDES) {
    const own = segments.flatMap((one, place) => (one.from === side ? [{ ...one, place }] : []));
    const ttls = new Map<number | undefined, number>();
    for (const { segment, ttl } of own) if (!segment.rst) ttls.set(ttl, (ttls.get(ttl) ?? 0) + 1);
    own.forEach((one, i) => {
      const { rst, syn, ack } = one.segment;
      if (!rst && !(syn && !ack && i > 0)) return;
      const signs = [...ttlOf(one, ttls), ...idOf(own, i)];
      if (signs.length > 0) found.set(one.place, signs);
    });
  }
  return found;
}

/** `ttls`: of the host's packets that are no RST, how many bear which; all but this one agree. */
function ttlOf(
  { ttl, segment }: CapturedSegment,
  ttls: ReadonlyMap<number | undefined, number>,
): Sign[] {
  if (ttl === undefined) return [];
  const own = segment.rst ? 0 : 1;
  const others = [...ttls].filter(([each, count]) => count > (each === ttl ? own : 0));
  const [[usual, count] = [undefined, 0]] = others;
  if (others.length !== 1 || usual === undefined || usual === ttl || count < KNOWN) return [];
  return [{ kind: 'ttl', value: ttl, usual }];
}

/** The host counts: those around it follow upon each other, and it does not lie among them. */
function idOf(own: readonly CapturedSegment[], place: number): Sign[] {
  const [id, before, after] = [place, place - 1, place + 1].map((i) => own[i]?.ipId ?? 0);
  if (!id || !before || !after || !isNear(before, after)) return [];
  return isNear(before, id) && isNear(id, after)
    ? []
    : [{ kind: 'ipId', value: id, usual: before }];
}

const isNear = (one: number, next: number): boolean => ((next - one) & 0xffff) < NEAR_IDS;
