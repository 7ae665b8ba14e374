/**
 * What a Linux program wrote and has not left yet: buffers of up to half a window. Where a write ends, and where half a
 * window has been written since the last such place, PSH is set.
 */
import { first, type List } from '../../tcp/list.ts';
import { appended, last, replaced, spliced } from '../../tcp/listChanges.ts';
import { advance, after } from '../../tcp/sequence.ts';
import type { Connected } from '../../tcp/turn.ts';
import { restartAfterIdle } from './cwnd.ts';
import { firstLength, linuxOf, set, type Buffer, type Buffers } from './variables.ts';

type Queue = List<Buffers>;

/** How much is sent while a write goes on: one packet, or all that may leave. */
export type Push = 'one' | 'all' | 'probe';

/**
 * The program writes so many octets: they fill up the last buffer, then new ones. Each time that a buffer is full and
 * more is to come, says what is sent before the write goes on. Gives what there is no room for.
 */
export function* written(
  turn: Connected,
  octets: number,
  isFull: (turn: Connected) => boolean,
): Generator<Push, number> {
  const { tcb } = turn;
  const size = bufferSize(turn);
  restartAfterIdle(turn);
  for (let left = octets; left > 0;) {
    const end = last(linuxOf(tcb).queue);
    // where an earlier write ended, this one goes on: PSH moves to its own end
    const filling = end && end.len < size ? end : null;
    if (!filling && isFull(turn)) {
      if (left < octets) push(turn);
      return left;
    }
    const len = Math.min((filling?.len ?? 0) + left, size);
    const taken = len - (filling?.len ?? 0);
    left -= taken;
    tcb.unsent += taken;
    const written = advance(tcb.sndNxt, tcb.unsent);
    const isMuch =
      len === size && after(written, advance(linuxOf(tcb).pushedAt, tcb.maxSndWnd >> 1));
    const before = filling ? withoutLast(linuxOf(tcb).queue) : linuxOf(tcb).queue;
    const psh = left === 0 || isMuch;
    set(turn, { queue: queued(before, { len, psh }), ...(psh ? { pushedAt: written } : {}) });
    if (left === 0) return 0;
    if (isMuch) yield 'all';
    else if (before.length === 0) yield 'one';
  }
  return 0;
}

/** What is written so far is to leave although more will come. */
function push(turn: Connected): void {
  const { queue } = linuxOf(turn.tcb);
  const end = last(queue);
  if (!end || end.psh) return;
  const pushedAt = advance(turn.tcb.sndNxt, turn.tcb.unsent);
  set(turn, { queue: queued(withoutLast(queue), { len: end.len, psh: true }), pushedAt });
}

/** Half of the largest window that the peer ever offered, in whole segments. */
function bufferSize({ tcb }: Connected): number {
  const half = tcb.maxSndWnd > 536 ? tcb.maxSndWnd >> 1 : tcb.maxSndWnd;
  return Math.max(Math.floor(half / tcb.sndMss), 1) * tcb.sndMss;
}

/** The queue and one buffer more. */
function queued(queue: Queue, buffer: Buffer): Queue {
  const end = last(queue);
  return end?.len === buffer.len && end.psh === buffer.psh
    ? replaced(queue, queue.length - 1, { ...end, count: end.count + 1 })
    : appended(queue, { ...buffer, count: 1 });
}

function withoutLast(queue: Queue): Queue {
  const end = last(queue);
  const [at, less] = [queue.length - 1, end && fewer(end, 1)];
  return less ? replaced(queue, at, less) : spliced(queue, at, 1);
}

/** So many fewer of them; null where none is left. */
const fewer = (buffers: Buffers, by: number): Buffers | null =>
  buffers.count > by ? { ...buffers, count: buffers.count - by } : null;

/** The queue with other buffers in the place of the first one, or of more of those that are like it. */
function instead(queue: Queue, of: number, ...others: readonly Buffer[]): Queue {
  const front = first(queue);
  const left = front && fewer(front, of);
  const placed = others.map((buffer): Buffers => ({ ...buffer, count: 1 }));
  return spliced(queue, 0, 1, left ? [...placed, left] : placed);
}

/** The queue with so much in its first buffer, if there is so much: taken from what follows, PSH included. */
export function gathered(queue: Queue, octets: number): Queue {
  const front = first(queue);
  if (!front || front.len >= octets) return queue;
  let { len, psh } = front;
  let rest = instead(queue, 1);
  for (let next = first(rest); next && len < octets; next = first(rest)) {
    const whole = Math.min(Math.floor((octets - len) / next.len), next.count);
    const part = whole === 0 ? octets - len : 0;
    len += part > 0 ? part : whole * next.len;
    psh ||= whole > 0 && next.psh;
    rest =
      part > 0 ? instead(rest, 1, { len: next.len - part, psh: next.psh }) : instead(rest, whole);
  }
  return spliced(rest, 0, 0, [{ len, psh, count: 1 }]);
}

/** The queue without so much of its first buffer. */
export function without(queue: Queue, octets: number): Queue {
  const front = first(queue);
  if (!front) return queue;
  return front.len > octets
    ? instead(queue, 1, { len: front.len - octets, psh: front.psh })
    : instead(queue, 1);
}

/** So much of the first buffer leaves with PSH, whatever the windows say. */
export function takeFirst(turn: Connected, octets: number): void {
  const { queue } = linuxOf(turn.tcb);
  set(turn, {
    queue: without(queue, octets),
    pushedAt: advance(turn.tcb.sndNxt, firstLength(turn.tcb)),
  });
}
