/** What is said of what may leave, and of what must wait (RFC 9293, 3.7.4, 3.8.6). */
import type { RuleId } from '../../../../machines/tcp/rules.ts';
import { says, type ChoicesOf } from '../choice.ts';
import { left, newData, started } from '../facts.ts';
import type { Telling } from '../telling.ts';

/** Octets that leave in one segment with the FIN. */
export const dataWithFin = (t: Telling): number => left(t, 'FIN')?.dataLen ?? 0;

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
} satisfies ChoicesOf<RuleId>;
