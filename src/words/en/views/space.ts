/** Words of the sequence spaces and timers. In English. Names of variables and figures are those of the RFC. */
import { exactDuration } from '../../duration.ts';
import { phrase } from '../../phrase.ts';
import { whyIn } from '../../sentences/choices/whyTimer.ts';
import { GAP, times } from '../say.ts';
import type { SpaceWords } from '../../contract/index.ts';

const why = whyIn(
  {
    initial: (us) => phrase`No round trip has been measured yet: RTO starts at ${us}.`,
    afterSynLoss: (us) =>
      phrase`The handshake gave no round-trip time, so data starts with RTO = ${us}.`,
    measured: {
      sum: (formula) => phrase`${formula}.`,
      least: (formula, us) => phrase`${formula}, but never below ${us}.`,
      most: (formula, us) => phrase`${formula}, but never above ${us}.`,
      factorInside: phrase`In Linux RTTVAR already includes the factor 4, and is at least 200 ms.`,
    },
    doubled: (n, formula) =>
      phrase`Doubled ${times(n)}, once per timeout, without a new measurement (exponential backoff): ${formula}.`,
    doubledToLimit: (us) => phrase`Doubled at each timeout, up to the limit of ${us}.`,
    synAgain: (us) =>
      phrase`An ACK arrived that does not match this SYN: Linux retransmits the SYN after ${us}.`,
    probe: {
      first: phrase`The first probe leaves after one RTO.`,
      doubled: (formula) => phrase`Doubled with each probe: ${formula}.`,
      doubledToLimit: (us) => phrase`Doubled with each probe, up to the limit of ${us}.`,
    },
    delayedAck: (us) =>
      phrase`Delayed ACK: it waits up to ${us} for a segment to be piggybacked on. RFC 9293 asks for less than 500 ms.`,
    ato: {
      rhythm: (us) =>
        phrase`Linux adapts the delay to the time between data segments (ATO), now ${us}.`,
      most: (us) => phrase`Here it is at most ${us}.`,
      least: (us) => phrase`It is at least one clock tick, ${us}.`,
    },
    override: (us) =>
      phrase`The window is open, but small. After ${us} what fits is sent all the same (override timeout, 0.1 to 1 s).`,
    keepAliveIdle: (us) =>
      phrase`If nothing arrives for ${us}, a keep-alive probe is sent. The time is a setting.`,
    keepAliveProbe: (probes, us) =>
      phrase`Probed ${times(probes)} without an answer. The next step follows ${us} after the last probe. The time is a setting.`,
    userTimeout: (us) =>
      phrase`A time limit set by the application: data must be acknowledged within ${us}.`,
    lossProbe: (us) =>
      phrase`The last segment has nothing behind it that could show its loss. After about two round trips without an ACK, at the RTO at the latest (${us}), the tail is probed.`,
    reordering: (us) =>
      phrase`Something sent later has arrived. What is missing may still be on its way, so it gets a quarter of the least round-trip time more (${us}).`,
    finWait2: (us) =>
      phrase`No RFC has this limit: an orphaned socket in FIN_WAIT_2 waits ${us} for the peer’s FIN.`,
    twoMsl: (formula) =>
      phrase`${formula}: one MSL for the last ACK, one for a FIN retransmitted just before that ACK arrives.`,
    timeWaitLength: (us) =>
      phrase`A constant in Linux (TCP_TIMEWAIT_LEN): ${us}. It is not derived from an MSL.`,
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
  pieces: (side: string) =>
    `Segments that the ${side} has sent: use the arrow keys to move between them`,
  terms: {
    acknowledged: 'acknowledged',
    flight: 'in flight',
    usable: 'usable',
    usableAfterFin: 'usable, but nothing follows the FIN',
    heldBack: 'held back by cwnd',
    waiting: 'written, not sent',
    taken: 'arrived in order, read or not',
    read: 'read by the application',
    unread: 'not read yet',
    window: 'window',
    held: 'out of order, buffered',
    beyondSend: 'not allowed yet',
    beyondReceive: 'beyond the window',
    windowUnknown: 'window not known yet',
    next: 'next to leave',
  },
  figures: {
    send: 'Numbered as in figure 3 of RFC 9293.',
    receive: 'Numbered as in figure 4 of RFC 9293.',
  },
  of: (part: string, whole: string) => `${part} of ${whole}`,
  memory: (part: string, whole: string) => `${part} of ${whole} of memory used`,
  folded: 'A long part is drawn shortened here.',

  none: {
    CLOSED: (side: string) => `The ${side} is in CLOSED: no connection, so no sequence numbers.`,
    LISTEN: (side: string) => `The ${side} is in LISTEN: no sequence numbers until a SYN arrives.`,
  },
  numbersUnknown: (side: string, other: string) =>
    `The ${side} does not know the ${other}’s sequence numbers yet: they come with its SYN.`,
  otherConnection:
    'The client and the server are in different connections: their sequence numbers do not belong together.',

  kinds: { inFlight: 'in flight', probe: 'window probe', held: 'buffered' },
  numbers: (first, last) => `${first} to ${last}`,
  sentTimes: (n: number) => `sent ${times(n)}`,
  marks: {
    sacked: 'arrived, says SACK',
    lost: 'considered lost',
    resent: 'retransmitted, on its way',
  },
  next: {
    lost: (from) => `retransmission from ${from}`,
    new: (from) => `new data from ${from}`,
  },
  nothingNext: 'nothing',
  noRoom: (next) => `${next}, once there is room`,
  piece: (parts: readonly string[]) => parts.join(', '),
  hint: 'Choose a part to see which segment it is.',
  untold:
    'No packet tells what cwnd permits, what waits to be sent, or how much of what arrived was read.',
  foreign: 'It came from outside this run.',

  timersOf: (side: string) => `Timers of the ${side}`,
  left: (left: string, whole: string) => `${left} of ${whole}`,
  leftAbout: (left: string, whole: string) => `${left} left of ${whole}`,
  why,
  late: (us) => phrase`The kernel’s timer wheel fires it ${exactDuration(us, 'en')} late.`,
};
