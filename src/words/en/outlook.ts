/** What an end waits for, and what happens if that never comes. Short, for a card. In English. */
import { code, phrase, sideMark, stateMark, type Phrase } from '../phrase.ts';
import type { OutlookTelling, OutlookWords } from '../contract/index.ts';
import { bytes, lasting as lastingOf } from './say.ts';
import { SIDE_NAMES } from './sides.ts';

const peer = ({ peer: side }: OutlookTelling) => sideMark(side, SIDE_NAMES[side]);

/** A time that stays in one line. */
const lasting = (us: number): string => lastingOf(us).replaceAll(' ', '\u00a0');

const range = (first: string, last: string): Phrase =>
  first === last ? phrase`${code(first)}` : phrase`${code(first)} to ${code(last)}`;

/** "Gives up in 4 min.", where it does. */
const limit = ({ outlook: { over }, at }: OutlookTelling): string =>
  over === null ? '' : ` Gives up in ${lasting(over.at - at)}.`;

export const outlook = {
  waitsFor: 'Waits for',
  ifNothing: 'If nothing comes',

  awaited: (t) => {
    const { awaited } = t.outlook;
    switch (awaited.kind) {
      case 'opening':
        return phrase`nothing: no connection`;
      case 'syn':
        return phrase`a SYN`;
      case 'synAck':
        return phrase`the ${peer(t)}’s SYN+ACK`;
      case 'ackOfSyn':
        return phrase`the ACK of its SYN`;
      case 'ackOfData':
        return phrase`the ACK of ${range(t.own(awaited.first), t.own(awaited.last))}${awaited.fin ? ' + FIN' : ''}`;
      case 'ackOfFin':
        return phrase`the ACK of its FIN`;
      case 'window':
        return phrase`room in the ${peer(t)}’s window`;
      case 'gap':
        return phrase`what is missing: ${range(t.others(awaited.first), t.others(awaited.last))}`;
      case 'reading':
        return phrase`its application to read ${bytes(awaited.bytes)}`;
      case 'peerFin':
        return phrase`the ${peer(t)}’s FIN`;
      case 'closing':
        return phrase`its own application to close`;
      case 'twoMsl':
        return phrase`the end of 2MSL`;
      case 'ride':
        return phrase`a segment its ACK can ride on`;
      case 'nothing':
        return phrase`nothing: both may send`;
    }
  },

  next: (t) => {
    const { next, awaited } = t.outlook;
    if (next === null)
      return ['opening', 'syn', 'nothing'].includes(awaited.kind)
        ? phrase`It stays so: no timer runs.`
        : phrase`Nothing ends this: no timer runs.`;
    const left = lasting(next.at - t.at);
    switch (next.kind) {
      case 'again':
        return phrase`${next.what === 'data' ? 'Data' : next.what} again in ${left} (${next.of === null ? `no.\u00a0${next.nth}` : `${next.nth}\u00a0of\u00a0${next.of}`}).${limit(t)}`;
      case 'probe':
        return phrase`Window probe in ${left} (no.\u00a0${next.nth})${limit(t) === '' ? ', and so on for ever.' : `.${limit(t)}`}`;
      case 'sends':
        return phrase`Sends in ${left} what fits: ${bytes(next.bytes)}.`;
      case 'keepAlive':
        return phrase`Probe in ${left} (${next.nth}\u00a0of\u00a0${next.of}).${limit(t)}`;
      case 'ack':
        return phrase`The ACK leaves alone in ${left}.`;
      case 'over':
        return next.timer === 'timeWait'
          ? phrase`${stateMark(next.state)} in ${left}.`
          : phrase`Gives up in ${left}: ${stateMark(next.state)}.`;
    }
  },
} satisfies OutlookWords;
