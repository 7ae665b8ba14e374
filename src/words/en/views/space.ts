/** Words of the sequence spaces and timers. In English. Names of variables and figures are those of the RFC. */
import { exactDuration } from '../../duration.ts';
import { code, phrase, type Phrase } from '../../phrase.ts';
import type { RtoBasis, WhyRto, WhyTimer } from '../../sentences/whyTimer.ts';
import { say, times } from '../say.ts';
import type { SpaceWords } from '../../contract/index.ts';

const exact = (us: number) => exactDuration(us, 'en');

function basis(b: RtoBasis): Phrase {
  switch (b.from) {
    case 'initial':
      return phrase`No round trip has been measured yet: it starts with ${exact(b.us)}.`;
    case 'afterSynLoss':
      return phrase`The handshake gave no measurement, so what follows begins with ${exact(b.us)}.`;
    case 'measured': {
      const [name, sum] =
        b.factor === 4
          ? ['SRTT + 4 × RTTVAR', `${exact(b.srttUs)} + 4 × ${exact(b.rttvarUs)}`]
          : ['SRTT + RTTVAR', `${exact(b.srttUs)} + ${exact(b.rttvarUs)}`];
      return say(
        phrase`${code(`RTO = ${name} = ${sum} = ${exact(b.sumUs)}`)}${
          b.bound === 'least'
            ? `, but never below ${exact(b.us)}.`
            : b.bound === 'most'
              ? `, but never above ${exact(b.us)}.`
              : '.'
        }`,
        b.factor === 1 &&
          'In Linux RTTVAR holds the factor 4 already, and never falls below 200 ms.',
      );
    }
  }
}

const rto = ({ basis: b, doublings, mostUs, us }: WhyRto): Phrase =>
  say(
    basis(b),
    doublings > 0 &&
      (mostUs === null
        ? phrase`Doubled ${times(doublings)}, because it ran out and nothing was measured since: ${exact(b.us)} × ${2 ** doublings} = ${exact(us)}.`
        : phrase`Doubled each time it ran out, up to the limit of ${exact(mostUs)}.`),
  );

function why(w: WhyTimer): Phrase {
  switch (w.rule) {
    case 'rto':
      return rto(w.rto);
    case 'synAgain':
      return phrase`What came back was no answer to this SYN: Linux sends it again after ${exact(w.us)}.`;
    case 'persist':
      return say(
        rto(w.rto),
        w.probes === 0
          ? phrase`The first probe leaves after one RTO.`
          : w.mostUs !== null
            ? phrase`Doubled with each probe, up to the limit of ${exact(w.mostUs)}.`
            : phrase`Doubled with each probe: ${exact(w.rto.us)} × ${2 ** w.probes} = ${exact(w.us)}.`,
      );
    case 'delayedAck':
      return phrase`The ACK may wait ${exact(w.us)} for something to ride on; the RFC asks for less than 500 ms.`;
    case 'ato':
      return say(
        phrase`Linux fits the wait to the rhythm of the data, at present ${exact(w.atoUs)}.`,
        w.bound === 'most' && phrase`It is never more than ${exact(w.us)} here.`,
        w.bound === 'least' && phrase`It is never less than a tick of ${exact(w.us)}.`,
      );
    case 'keepAliveIdle':
      return phrase`When nothing has come for ${exact(w.us)}, the peer is asked whether it is still there. This is a setting.`;
    case 'keepAliveProbe':
      return phrase`Asked ${times(w.probes)} without an answer. The next step comes ${exact(w.us)} after the last probe. This is a setting.`;
    case 'userTimeout':
      return phrase`The program’s own patience: what is sent has to be acknowledged within ${exact(w.us)}.`;
    case 'finWait2':
      return phrase`No RFC asks for this limit: once its program has closed both ways, an end waits ${exact(w.us)} for the peer’s FIN.`;
    case 'twoMsl':
      return phrase`${code(`2 × MSL = 2 × ${exact(w.mslUs)} = ${exact(w.us)}`)}: long enough for a last segment, and for the answer to it, to be gone from the network.`;
    case 'timeWaitLength':
      return phrase`A constant of Linux: ${exact(w.us)}. It is not worked out from an MSL.`;
  }
}

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
  amount: (bytes: string, flags: string) =>
    bytes !== '' && flags !== '' ? `${bytes} + ${flags}` : bytes + flags,
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
  numbers: (first: string, last: string) => (first === last ? first : `${first} to ${last}`),
  sentTimes: (n: number) => `sent ${times(n)}`,
  takenForLost: 'taken for lost',
  piece: (parts: readonly string[]) => parts.join(', '),
  hint: 'Choose a piece to see which segment it is.',
  foreign: 'It came from outside this run.',

  timersOf: (side: string) => `Timers of the ${side}`,
  left: (left: string, whole: string) => `${left} of ${whole}`,
  leftAbout: (left: string, whole: string) => `${left} left of ${whole}`,
  why,
  late: (us: number): Phrase => phrase`The kernel’s timer wheel fires it ${exact(us)} late.`,
};
