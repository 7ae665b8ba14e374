/** What an end waits for, and what happens if that never comes. Short, for a card. In English. */
import { phrase, sideMark, stateMark } from '../phrase.ts';
import type { OutlookWords } from '../contract/index.ts';
import { outlookIn } from '../sentences/choices/outlook.ts';
import type { Side } from '../../trace/side.ts';
import { bytes, GAP, lasting as lastingOf } from './say.ts';
import { SIDE_NAMES } from './sides.ts';

const the = (side: Side) => phrase`the ${sideMark(side, SIDE_NAMES[side])}`;

/** A time that stays in one line. */
const lasting = (us: number): string => lastingOf(us).replaceAll(' ', '\u00a0');

export const outlook: OutlookWords = {
  waitsFor: 'Waits for',
  ifNothing: 'If nothing arrives',
  ...outlookIn(
    {
      numbers: {
        one: (number) => phrase`byte ${number}`,
        several: (first, last) => phrase`bytes ${first} to ${last}`,
      },
      awaited: {
        opening: () => phrase`nothing: no connection`,
        syn: () => phrase`a SYN`,
        synAck: (peer) => phrase`${the(peer)}’s SYN+ACK`,
        ackOfSyn: () => phrase`the ACK of its SYN`,
        firstData: (peer) => phrase`${the(peer)}’s first data`,
        ackOfData: (numbers) => phrase`the ACK of ${numbers}`,
        ackOfDataAndFin: (numbers) => phrase`the ACK of ${numbers} and the FIN`,
        ackOfFin: () => phrase`the ACK of its FIN`,
        window: (peer) => phrase`room in ${the(peer)}’s window`,
        more: () => phrase`more data from its application`,
        gap: (numbers) => phrase`the missing ${numbers}`,
        reading: (n) => phrase`its application to read ${bytes(n)}`,
        peerFin: (peer) => phrase`${the(peer)}’s FIN`,
        closing: () => phrase`its own application to close`,
        twoMsl: () => phrase`the end of 2MSL`,
        ride: () => phrase`a segment to piggyback its ACK on`,
        nothing: () => phrase`nothing: both may send`,
      },
      next: {
        stays: () => phrase`Nothing changes: no timer runs.`,
        never: () => phrase`It waits forever: no timer runs.`,
        again: (us, what, nth) => phrase`Retransmits ${what} in ${lasting(us)} (no.\u00a0${nth}).`,
        againOf: (us, what, nth, of) =>
          phrase`Retransmits ${what} in ${lasting(us)} (${nth}\u00a0of\u00a0${of}).`,
        lossProbe: (us) => phrase`Tail loss probe in ${lasting(us)}.`,
        reordering: (us) => phrase`Counts what is missing as lost in ${lasting(us)}.`,
        probe: (us, nth) => phrase`Window probe in ${lasting(us)} (no.\u00a0${nth}).`,
        probeForEver: (us, nth) =>
          phrase`Window probe in ${lasting(us)} (no.\u00a0${nth}), without limit.`,
        sends: (us, n) => phrase`Sends what fits (${bytes(n)}) in ${lasting(us)}.`,
        keepAlive: (us, nth, of) =>
          phrase`Keep-alive probe in ${lasting(us)} (${nth}\u00a0of\u00a0${of}).`,
        ack: (us) => phrase`Sends a pure ACK in ${lasting(us)}.`,
        leavesTimeWait: (us, state) => phrase`${stateMark(state)} in ${lasting(us)}.`,
        givesUp: (us, state) => phrase`Gives up in ${lasting(us)}: ${stateMark(state)}.`,
        limit: (us) => phrase`Gives up in ${lasting(us)}.`,
      },
    },
    GAP,
  ),
};
