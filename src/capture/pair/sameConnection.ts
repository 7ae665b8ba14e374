/**
 * The same connection in another capture. Initial numbers are chosen at random (RFC 9293, 3.4.1), and a translator of addresses keeps them: where SYNs
 * were captured they tell it, whatever the sockets are. Else it is that of the same sockets.
 */
import { SIDES, type Side } from '../../trace/side.ts';
import type { ConnectionSummary } from '../summary.ts';

/** Those that it may be, the likeliest first. */
export type SameAs = (one: ConnectionSummary) => readonly ConnectionSummary[];

export function sameConnectionIn(list: readonly ConnectionSummary[]): SameAs {
  const byIsn = new Map<number, ConnectionSummary[]>();
  const bySockets = new Map<string, ConnectionSummary[]>();
  for (const one of list) {
    for (const side of SIDES) add(byIsn, one.isns[side], one);
    add(bySockets, socketsOf(one), one);
  }
  return (one) => {
    const sockets = bySockets.get(socketsOf(one)) ?? [];
    const numbers = SIDES.flatMap((side) => byIsn.get(one.isns[side] ?? NaN) ?? []).filter(
      (other) => agree(one, other),
    );
    return [
      ...new Set([
        ...numbers.filter((other) => sockets.includes(other)),
        ...numbers,
        // of other numbers it is another connection of the same sockets
        ...sockets.filter((other) => !isKnown(one) || !isKnown(other)),
      ]),
    ];
  };
}

const isKnown = ({ isns }: ConnectionSummary): boolean => isns.client !== null;

/** Where both know a number, it is the same; who is the client differs where both opened it. */
function agree({ isns: one }: ConnectionSummary, { isns: other }: ConnectionSummary): boolean {
  const same = (side: Side, as: Side) =>
    one[side] === other[as] || one[side] === null || other[as] === null;
  return (
    (same('client', 'client') && same('server', 'server')) ||
    (same('client', 'server') && same('server', 'client'))
  );
}

function add<K>(into: Map<K, ConnectionSummary[]>, key: K | null, one: ConnectionSummary): void {
  if (key === null) return;
  const known = into.get(key);
  if (known === undefined) into.set(key, [one]);
  else if (!known.includes(one)) known.push(one);
}

/** In whichever order. */
const socketsOf = ({ sockets }: ConnectionSummary): string =>
  SIDES.map((side) => `${sockets[side].address} ${sockets[side].port}`)
    .sort()
    .join(' ');
