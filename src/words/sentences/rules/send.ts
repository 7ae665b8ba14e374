/** What is said of what may leave, and of what must wait (RFC 9293, 3.7.4, 3.8.6). */
import type { RuleId } from '../../../../machines/tcp/rules.ts';
import { isLinux, linuxOf } from '../../../../machines/stacks/linux/variables.ts';
import { says, type ChoicesOf } from '../choice.ts';
import { left, newData, started } from '../facts.ts';
import type { Telling } from '../telling.ts';

/** Octets that leave in one segment with the FIN. */
export const dataWithFin = (t: Telling): number => left(t, 'FIN')?.dataLen ?? 0;

/** Octets that a program could not write yet. */
export const unwritten = (t: Telling): number => t.after?.unwritten ?? 0;

/** Octets that it could write now. */
export const writtenNow = (t: Telling): number =>
  Math.max(0, (t.before?.unwritten ?? 0) - unwritten(t));

/** The memory that the send buffer may take up; null where it counts octets. */
export function sendMemory({ after }: Telling): number | null {
  return after && isLinux(after) ? linuxOf(after).sndBuf : null;
}

export const send = {
  'send.data': {
    aside: says((t) => {
      const data = newData(t);
      return data.length === 0 ? null : 'more';
    }),
  },
  'send.fin': {
    text: says((t) => [
      dataWithFin(t) > 0 ? 'sharesSegment' : 'alone',
      t.to === 'LAST_ACK' && 'closeWait',
    ]),
    aside: says((t) => (dataWithFin(t) > 0 ? 'withData' : 'alone')),
  },
  'send.windowClosed': {
    text: says((t) => {
      const persist = started(t, 'persist');
      return ['nothingLeaves', persist !== null && 'persist'];
    }),
    aside: says((t) => {
      const persist = started(t, 'persist');
      return persist === null ? 'waits' : 'asks';
    }),
  },
  'send.bufferFull': {
    text: says((t) => ['waits', sendMemory(t) === null ? 'inOctets' : 'inMemory']),
  },
  'send.writesOn': {
    text: says((t) => (unwritten(t) > 0 ? 'more' : 'done')),
    aside: says((t) => (unwritten(t) > 0 ? 'more' : 'done')),
  },
} satisfies ChoicesOf<RuleId>;
