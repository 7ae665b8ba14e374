/** Words of the sequence spaces and timers. In English. Names of variables and figures are those of the RFC. */
import { exactDuration } from '../../duration.ts';
import { phrase } from '../../phrase.ts';
import { whyIn } from '../../sentences/choices/whyTimer.ts';
import { GAP, times } from '../say.ts';
import type { SpaceWords } from '../../contract/index.ts';

const why = whyIn(
  {
    initial: (us) => phrase`No round trip has been measured yet: it starts with ${us}.`,
    afterSynLoss: (us) =>
      phrase`The handshake gave no measurement, so what follows begins with ${us}.`,
    measured: {
      sum: (formula) => phrase`${formula}.`,
      least: (formula, us) => phrase`${formula}, but never below ${us}.`,
      most: (formula, us) => phrase`${formula}, but never above ${us}.`,
      factorInside: phrase`In Linux RTTVAR holds the factor 4 already, and never falls below 200 ms.`,
    },
    doubled: (n, formula) =>
      phrase`Doubled ${times(n)}, because it ran out and nothing was measured since: ${formula}.`,
    doubledToLimit: (us) => phrase`Doubled each time it ran out, up to the limit of ${us}.`,
    synAgain: (us) =>
      phrase`What came back was no answer to this SYN: Linux sends it again after ${us}.`,
    probe: {
      first: phrase`The first probe leaves after one RTO.`,
      doubled: (formula) => phrase`Doubled with each probe: ${formula}.`,
      doubledToLimit: (us) => phrase`Doubled with each probe, up to the limit of ${us}.`,
    },
    delayedAck: (us) =>
      phrase`The ACK may wait ${us} for something to ride on; the RFC asks for less than 500 ms.`,
    ato: {
      rhythm: (us) => phrase`Linux fits the wait to the rhythm of the data, at present ${us}.`,
      most: (us) => phrase`It is never more than ${us} here.`,
      least: (us) => phrase`It is never less than a tick of ${us}.`,
    },
    keepAliveIdle: (us) =>
      phrase`When nothing has come for ${us}, the peer is asked whether it is still there. This is a setting.`,
    keepAliveProbe: (probes, us) =>
      phrase`Asked ${times(probes)} without an answer. The next step comes ${us} after the last probe. This is a setting.`,
    userTimeout: (us) =>
      phrase`The program’s own patience: what is sent has to be acknowledged within ${us}.`,
    finWait2: (us) =>
      phrase`No RFC asks for this limit: once its program has closed both ways, an end waits ${us} for the peer’s FIN.`,
    twoMsl: (formula) =>
      phrase`${formula}: long enough for a last segment, and for the answer to it, to be gone from the network.`,
    timeWaitLength: (us) => phrase`A constant of Linux: ${us}. It is not worked out from an MSL.`,
  },
  GAP,
  'en',
);

export const tab = 'Space';

export const space: SpaceWords = {
  streams: 'Sequence spaces',
  stream: (from: string, to: string) => `From the ${from} to the ${to}`,
  captions: {
    send: (side: string) => `${side} sends`,
    receive: (side: string) => `${side} receives`,
  },
  bars: {
    send: (side: string) => `Send sequence space of the ${side}`,
    receive: (side: string) => `Receive sequence space of the ${side}`,
  },
  pieces: (side: string) => `Pieces that the ${side} has sent: arrow keys go from one to the next`,
  terms: {
    acknowledged: 'acknowledged',
    flight: 'in flight',
    usable: 'allowed',
    usableAfterFin: 'allowed, but nothing follows the FIN',
    heldBack: 'held back by cwnd',
    waiting: 'written, not sent',
    read: 'read by the program',
    unread: 'not read yet',
    window: 'window',
    held: 'held above a gap',
    beyondSend: 'not allowed yet',
    beyondReceive: 'beyond the window',
    windowUnknown: 'window not known yet',
  },
  figures: {
    send: 'The numerals are those of figure 3 in RFC 9293.',
    receive: 'The numerals are those of figure 4 in RFC 9293.',
  },
  of: (part: string, whole: string) => `${part} of ${whole}`,
  memory: (part: string, whole: string) => `taking ${part} of ${whole} of memory`,
  folded: 'A long stretch is drawn short here.',

  none: {
    CLOSED: (side: string) => `The ${side} is in CLOSED: it has no connection, and so no numbers.`,
    LISTEN: (side: string) => `The ${side} is in LISTEN: it has no numbers before a SYN comes.`,
  },
  numbersUnknown: (side: string, other: string) =>
    `The ${side} does not know the ${other}’s numbers yet: its SYN will tell.`,
  otherConnection:
    'The two ends are not in the same connection: the numbers below have another beginning.',

  kinds: { inFlight: 'in flight', probe: 'window probe', held: 'held' },
  numbers: (first, last) => `${first} to ${last}`,
  sentTimes: (n: number) => `sent ${times(n)}`,
  takenForLost: 'taken for lost',
  piece: (parts: readonly string[]) => parts.join(', '),
  hint: 'Choose a piece to see which segment it is.',
  foreign: 'It came from outside this run.',

  timersOf: (side: string) => `Timers of the ${side}`,
  left: (left: string, whole: string) => `${left} of ${whole}`,
  leftAbout: (left: string, whole: string) => `${left} left of ${whole}`,
  why,
  late: (us) => phrase`The kernel’s timer wheel fires it ${exactDuration(us, 'en')} late.`,
};
