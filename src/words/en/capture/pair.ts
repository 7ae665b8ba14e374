/** Two captures of one connection, in English. */
import type { Nth } from '../../../capture/captured.ts';
import type { Crossed } from '../../../capture/pair/pair.ts';
import { SIDES, type Side } from '../../../trace/side.ts';
import type { PairWords } from '../../contract/capturePair.ts';
import { duration } from '../../duration.ts';

const span = (us: number): string => duration(us, 'en');
const numbers = new Intl.NumberFormat('en');
const counted = (n: number, one: string): string =>
  `${numbers.format(n)} ${one}${n === 1 ? '' : 's'}`;
const ppmText = (ppm: number): string =>
  `${Math.abs(ppm).toFixed(1)} ppm ${ppm < 0 ? 'slow' : 'fast'}`;
const OTHER: Readonly<Record<Nth, Nth>> = { first: 'second', second: 'first' };

const lostText = (side: Side, { both, lost }: Crossed): string =>
  `${numbers.format(lost)} of ${counted(both + lost, 'segment')} of the ${side}`;

function crossed(by: Readonly<Record<Side, Crossed>>): string {
  const lost = SIDES.filter((side) => by[side].lost > 0).map((side) => lostText(side, by[side]));
  const sum = (of: 'unsent' | 'outside') => SIDES.reduce((all, side) => all + by[side][of], 0);
  const [unsent, outside] = [sum('unsent'), sum('outside')];
  const none =
    outside === 0
      ? 'No segment was lost between client and server.'
      : 'As long as both captures ran, no segment was lost between client and server.';
  return [
    lost.length === 0 ? none : `Lost between client and server: ${lost.join(', ')}.`,
    ...(unsent === 0
      ? []
      : [
          `${counted(unsent, 'segment')} arrived and ${unsent === 1 ? 'was' : 'were'} not seen to leave.`,
        ]),
    ...(outside === 0
      ? []
      : [
          `${counted(outside, 'segment')} ${outside === 1 ? 'is' : 'are'} in one capture alone, because the other begins later or ends sooner.`,
        ]),
  ].join(' ');
}

export const pair: PairWords = {
  gap: ' ',
  taken: (client) =>
    `The ${client} capture was taken at the client, the ${OTHER[client]} at the server.`,
  oneFile: 'The file holds the connection as captured at the client and at the server.',
  ahead: (us, ppm) =>
    us === 0 && ppm === 0
      ? 'The clocks of the two captures agree.'
      : `The clock of the second capture is ${span(Math.abs(us))} ${us < 0 ? 'behind' : 'ahead of'} the first${ppm === 0 ? '' : ` and runs ${ppmText(ppm)}`}.`,
  drift: (ppm) => `The clock of the second capture runs ${ppmText(ppm)}.`,
  alike: (us) =>
    `This assumes that the fastest segment took equally long each way: ${span(us)}. Times are those of the client’s clock.`,
  ways: (toServerUs, toClientUs) =>
    `The fastest segment took ${span(toServerUs)} to the server, ${span(toClientUs)} to the client.`,
  oneWay:
    'Segments of one direction alone are in both captures: how long they took is not known, and the fastest is taken for 0.',
  unsteady:
    'No steady clock fits the packets: a clock was set during the capture. Times between client and server are not exact.',
  crossed,
  noPair: {
    nothingInCommon: 'The two captures have no packet of this connection in common.',
    sameCapture: 'The two files are the same capture.',
    bothInOne:
      'One of the two files holds this connection as captured at client and server: read that file alone.',
    samePlace:
      'The two captures were taken at the same place: they do not tell what was lost between client and server.',
  },
  list: {
    both: (n) =>
      n === 0
        ? 'The two captures have no connection in common.'
        : `In both captures: ${counted(n, 'connection')}.`,
    only: (nth, n) => `In the ${nth} capture only: ${counted(n, 'connection')}.`,
  },
  frames: 'frames: at the client · at the server',
  page: {
    add: 'Add the capture of the peer',
    about:
      'A capture of the same connection, taken at the peer: then each loss is seen, not inferred.',
    absent: (name) => `This connection is not in ${name}.`,
    unreadable: (name) => `${name} cannot be read as a capture.`,
    without: 'Back to one capture',
    second: (problem) => `Not all of the second file can be read. ${problem}`,
    title: 'Captured at client and server',
  },
};
