/** A capture beside the run that follows from it, in English. */
import type {
  AckBy,
  Against,
  CutBy,
  EndedBy,
  HeldBy,
  Of,
  ResentBy,
} from '../../capture/against/difference.ts';
import type { LeftOut } from '../../capture/scenario/leftOut.ts';
import type { AgainstWords } from '../contract/captureAgainst.ts';
import { duration } from '../duration.ts';

const span = (us: number): string => duration(us, 'en');
const after = (us: number): string => (us === 0 ? 'at once' : `after ${span(us)}`);
const some = (n: number, one: string): string =>
  `${n.toLocaleString('en')} ${one}${n === 1 ? '' : 's'}`;

const WHO: Readonly<Record<Of, string>> = { seen: 'the captured stack', run: 'synfin' };
const Who: Readonly<Record<Of, string>> = { seen: 'The captured stack', run: 'synfin' };
const OTHER: Readonly<Record<Of, Of>> = { seen: 'run', run: 'seen' };

const ACK_BY: Readonly<Record<AckBy, string>> = {
  atOnce: 'at once',
  timer: 'by its delayed-ACK timer',
  data: 'with data',
  together: 'together with a later segment',
  reading: 'when its program had read',
};

const RESENT_BY: Readonly<Record<ResentBy, string>> = {
  timer: 'by its retransmission timer',
  fast: 'by fast retransmit',
  sack: 'because SACK showed a hole',
  probe: 'as a tail loss probe',
  answer: 'in answer to a repeated segment',
  windowProbe: 'as a window probe',
  keepAlive: 'as a keep-alive probe',
};

const HELD: Readonly<Record<HeldBy, string>> = {
  nagle: "Nagle's algorithm",
  congestion: 'its congestion window',
  window: "the peer's window",
};

const CUT: Readonly<Record<CutBy, string>> = {
  offload: 'captured before the card cuts segments, or after it joins them',
  size: 'full segments are of another size',
  fin: 'the FIN is piggybacked on data in one of them',
  writes: 'writes are put together otherwise',
};

const ENDS: Readonly<Record<EndedBy, string>> = {
  fin: 'closed with a FIN',
  reset: 'reset the connection',
  open: 'did not close',
};

/** `delayed ACK`, where one of them waited for that timer. */
function whyLater({ seen, run }: Readonly<Record<Of, AckBy>>): string {
  if (run === 'timer' && seen !== 'timer') return ': delayed ACK';
  if (seen === 'timer' && run !== 'timer') return ': the captured ACK was delayed';
  return run === 'timer' ? ': another delayed-ACK time' : '';
}

const optionText = (value: number | null): string => (value === null ? 'none' : String(value));

function sentence(difference: Against): string {
  switch (difference.kind) {
    case 'ackTime': {
      const { us, by } = difference;
      const why = whyLater(by);
      return `synfin acknowledged ${after(us.run)}, the captured stack ${after(us.seen)}${why}.`;
    }
    case 'ackOnly': {
      const { only, instead } = difference;
      const other = instead === null ? 'did not' : `did so ${ACK_BY[instead]}`;
      const every = instead === 'together' ? ' (every second segment, RFC 5681, 4.2)' : '';
      return `${Who[only]} acknowledged with an ACK of its own; ${WHO[OTHER[only]]} ${other}${every}.`;
    }
    case 'ackAgain':
      return difference.of === 'window'
        ? `Only ${WHO[difference.only]} told a new window with an ACK of its own.`
        : `Only ${WHO[difference.only]} sent a duplicate ACK.`;
    case 'resent': {
      const { us, by } = difference;
      const how = (of: Of) => `after ${span(us[of])} ${RESENT_BY[by[of]]}`;
      const why = by.seen === 'timer' && by.run === 'timer' ? ': another RTO' : '';
      return `synfin retransmitted ${how('run')}, the captured one ${how('seen')}${why}.`;
    }
    case 'resentOnly':
      return `Only ${WHO[difference.only]} sent it again, ${RESENT_BY[difference.by]}.`;
    case 'cut': {
      const { segments, largest, by } = difference;
      const inParts = (of: Of) =>
        `${some(segments[of], 'segment')} of up to ${some(largest[of], 'byte')}`;
      return `synfin sent the same in ${inParts('run')}, the captured one in ${inParts('seen')}: ${CUT[by]}.`;
    }
    case 'sent': {
      const { us, held } = difference;
      const why = held === null ? '' : `: held back by ${HELD[held]}`;
      return `synfin sent new data after ${span(us.run)}, the captured one after ${span(us.seen)}${why}.`;
    }
    case 'text':
      return `Only ${WHO[difference.only]} sent another ${some(difference.octets, 'byte')}.`;
    case 'window': {
      const { octets } = difference;
      return `synfin offered a window of ${some(octets.run, 'byte')}, the captured one of ${some(octets.seen, 'byte')}.`;
    }
    case 'option': {
      const { option, value } = difference;
      return `The SYN has another ${option} option: ${optionText(value.run)} from synfin, ${optionText(value.seen)} in the capture.`;
    }
    case 'ended':
      return `synfin ${ENDS[difference.how.run]}, the captured one ${ENDS[difference.how.seen]}.`;
  }
}

function leftOut(part: LeftOut): string {
  switch (part.what) {
    case 'content':
      return `A scenario has lengths only: what the ${some(part.octets, 'byte')} say is left out.`;
    case 'opening':
      return 'The capture begins after the handshake: the scenario puts one in front.';
    case 'oneSided':
      return `Nothing from the ${part.unheard} was captured: all that is sent to it is lost in the scenario.`;
    case 'incarnations':
      return `The same sockets were connected, or were to be, ${part.connections} times: what could not be followed as a connection is left out.`;
    case 'offload':
      return `${some(part.segments, 'segment')} of the ${part.side} were captured larger than a link takes them (up to ${some(part.largest, 'byte')}; TSO, GRO): they are cut here.`;
    case 'segments':
      return `The capture has ${some(part.captured, 'segment')}; a run ends after ${part.most.toLocaleString('en')}.`;
    case 'calls':
      return `${some(part.merged, 'call')} of the ${part.side} were put together with the one before: a scenario lists 500.`;
    case 'cutOff':
      return `The last ${some(part.octets, 'byte')} of the ${part.side} are left out: more than a scenario's calls write.`;
    case 'faults':
      return `${some(part.dropped, 'fault')} (losses, delays) are left out: a scenario lists 500.`;
    case 'reading':
      return `How much the program of the ${part.side} read, and when, is taken from its windows.`;
    case 'strangers':
      return `${some(part.segments, 'segment')} from the ${part.side}'s address belong to no connection: left out.`;
    case 'syn':
      return `The ${part.side}'s SYN tells ${part.part} ${part.told}, which no setting gives.`;
    case 'time':
      return `The capture is ${span(part.us)} long; a run ends after a day.`;
  }
}

export const against: AgainstWords = {
  count: (differences) => `${some(differences, 'difference')} between the capture and synfin`,
  none: 'synfin does what the capture shows.',
  difference: (difference) =>
    difference.count === 1
      ? sentence(difference)
      : `${sentence(difference)} ${difference.count.toLocaleString('en')} times.`,
  leftOut,
};
