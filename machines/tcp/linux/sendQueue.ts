/**
 * What a Linux program wrote and has not left yet: buffers of up to half a window. Where a write ends, and where half a
 * window has been written since the last such place, PSH is set.
 */
import { advance, after } from '../sequence.ts';
import type { Connected } from '../turn.ts';
import { restartAfterIdle } from './cwnd.ts';
import { firstLength, set, type Buffer } from './variables.ts';

/** How much is sent while a write goes on: one packet, or all that may leave. */
export type Push = 'one' | 'all';

/**
 * The program writes so many octets: they fill up the last buffer, then new ones. Each time that a buffer is full and
 * more is to come, says what is sent before the write goes on.
 */
export function* written(turn: Connected, octets: number): Generator<Push, void> {
  const { tcb } = turn;
  const size = bufferSize(turn);
  if (turn.profile.congestion === 'linux') restartAfterIdle(turn);
  for (let left = octets; left > 0;) {
    const last = tcb.linux.queue.at(-1);
    // where an earlier write ended, this one goes on: PSH moves to its own end
    const filling = last && last.len < size ? last : null;
    const len = Math.min((filling?.len ?? 0) + left, size);
    const taken = len - (filling?.len ?? 0);
    left -= taken;
    tcb.unsent += taken;
    const end = advance(tcb.sndNxt, tcb.unsent);
    const isMuch = len === size && after(end, advance(tcb.linux.pushedAt, tcb.maxSndWnd >> 1));
    const psh = left === 0 || isMuch;
    const before = filling ? tcb.linux.queue.slice(0, -1) : tcb.linux.queue;
    set(turn, { queue: [...before, { len, psh }], ...(psh ? { pushedAt: end } : {}) });
    if (left === 0) return;
    if (isMuch) yield 'all';
    else if (before.length === 0) yield 'one';
  }
}

/** Half of the largest window that the peer ever offered, in whole segments. */
function bufferSize({ tcb }: Connected): number {
  const half = tcb.maxSndWnd > 536 ? tcb.maxSndWnd >> 1 : tcb.maxSndWnd;
  return Math.max(Math.floor(half / tcb.sndMss), 1) * tcb.sndMss;
}

/** The queue with so much in its first buffer, if there is so much: taken from what follows, PSH included. */
export function gathered([first, ...rest]: readonly Buffer[], octets: number): readonly Buffer[] {
  const next = rest[0];
  if (!first || !next || first.len >= octets) return first ? [first, ...rest] : [];
  const moved = Math.min(octets - first.len, next.len);
  const longer = { len: first.len + moved, psh: first.psh };
  return moved < next.len
    ? [longer, { ...next, len: next.len - moved }, ...rest.slice(1)]
    : gathered([{ ...longer, psh: first.psh || next.psh }, ...rest.slice(1)], octets);
}

/** The queue without so much of its first buffer. */
export const without = ([first, ...rest]: readonly Buffer[], octets: number): readonly Buffer[] =>
  first && first.len > octets ? [{ ...first, len: first.len - octets }, ...rest] : rest;

/** So much of the first buffer leaves with PSH, whatever the windows say. */
export function takeFirst(turn: Connected, octets: number): void {
  const { queue } = turn.tcb.linux;
  set(turn, {
    queue: without(queue, octets),
    pushedAt: advance(turn.tcb.sndNxt, firstLength(turn.tcb)),
  });
}
