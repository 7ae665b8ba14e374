/** What a receiver lacks when data arrives out of order (RFC 9293, 3.10.7.4, seventh step). */
import { itemsOf } from '../../../machines/tcp/list.ts';
import { advance, after, distance } from '../../../machines/tcp/sequence.ts';
import type { Telling } from './telling.ts';

/** Octets missing between what is expected and what arrived; what is held on the way there is not. */
export function missingBefore({ before, segment }: Telling): number {
  if (before === null || segment === null) return 0;
  let next = before.rcvNxt;
  let missing = 0;
  for (const { seq, dataLen } of [...itemsOf(before.held), { seq: segment.seq, dataLen: 0 }]) {
    if (after(seq, segment.seq)) continue;
    if (after(seq, next)) missing += distance(next, seq);
    const end = advance(seq, dataLen);
    if (after(end, next)) next = end;
  }
  return missing;
}
