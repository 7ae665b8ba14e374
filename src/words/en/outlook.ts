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

const RETRANSMITTED = { SYN: 'SYN', 'SYN+ACK': 'SYN+ACK', FIN: 'FIN', data: 'Data' } as const;

export const outlook: OutlookWords = {
  waitsFor: 'Waits for',
  ifNothing: 'If nothing comes',
  ...outlookIn(
    {
      numbers: {
        one: (number) => phrase`${number}`,
        several: (first, last) => phrase`${first} to ${last}`,
      },
      awaited: {
        opening: () => phrase`nothing: no connection`,
        syn: () => phrase`a SYN`,
        synAck: (peer) => phrase`${the(peer)}’s SYN+ACK`,
        ackOfSyn: () => phrase`the ACK of its SYN`,
        ackOfData: (numbers) => phrase`the ACK of ${numbers}`,
        ackOfDataAndFin: (numbers) => phrase`the ACK of ${numbers} + FIN`,
        ackOfFin: () => phrase`the ACK of its FIN`,
        window: (peer) => phrase`room in ${the(peer)}’s window`,
        gap: (numbers) => phrase`what is missing: ${numbers}`,
        reading: (n) => phrase`its application to read ${bytes(n)}`,
        peerFin: (peer) => phrase`${the(peer)}’s FIN`,
        closing: () => phrase`its own application to close`,
        twoMsl: () => phrase`the end of 2MSL`,
        ride: () => phrase`a segment its ACK can ride on`,
        nothing: () => phrase`nothing: both may send`,
      },
      next: {
        stays: () => phrase`It stays so: no timer runs.`,
        never: () => phrase`Nothing ends this: no timer runs.`,
        again: (us, what, nth) =>
          phrase`${RETRANSMITTED[what]} again in ${lasting(us)} (no.\u00a0${nth}).`,
        againOf: (us, what, nth, of) =>
          phrase`${RETRANSMITTED[what]} again in ${lasting(us)} (${nth}\u00a0of\u00a0${of}).`,
        probe: (us, nth) => phrase`Window probe in ${lasting(us)} (no.\u00a0${nth}).`,
        probeForEver: (us, nth) =>
          phrase`Window probe in ${lasting(us)} (no.\u00a0${nth}), and so on for ever.`,
        sends: (us, n) => phrase`Sends in ${lasting(us)} what fits: ${bytes(n)}.`,
        keepAlive: (us, nth, of) => phrase`Probe in ${lasting(us)} (${nth}\u00a0of\u00a0${of}).`,
        ack: (us) => phrase`The ACK leaves alone in ${lasting(us)}.`,
        leavesTimeWait: (us, state) => phrase`${stateMark(state)} in ${lasting(us)}.`,
        givesUp: (us, state) => phrase`Gives up in ${lasting(us)}: ${stateMark(state)}.`,
        limit: (us) => phrase`Gives up in ${lasting(us)}.`,
      },
    },
    GAP,
  ),
};
