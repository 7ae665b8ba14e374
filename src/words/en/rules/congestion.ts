/** Congestion control (RFC 5681, RFC 6582), in English. */
import { againMark, code, lossMark, phrase } from '../../phrase.ts';
import { itsAck, now, ourSeq, sentAgain, waiting, was } from '../../sentences/facts.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, me, peer } from '../say.ts';

const segmentSize = (t: Telling): string => bytes(t.after?.sndMss ?? t.profile.mss);

export const congestion: RuleTexts<RulesOf<'congestion'>> = {
  'congestion.slowStart': {
    title: (t) => phrase`Slow start: the ${me(t)}’s window grows to ${now(t, 'cwnd')}.`,
    text: {
      linux: (t) =>
        phrase`Each segment that is acknowledged adds one (${segmentSize(t)}), so the window doubles every round trip until it reaches ${code('ssthresh')}.`,
      rfc: (t) =>
        phrase`Each ACK of new data adds at most one segment (${segmentSize(t)}), so the window doubles every round trip until it reaches ${code('ssthresh')}.`,
    },
  },
  'congestion.avoidance': {
    title: (t) => phrase`The ${me(t)}’s window grows gently: ${now(t, 'cwnd')}.`,
    text: (t) =>
      phrase`Above ${now(t, 'ssthresh')} it grows by about one segment (${segmentSize(t)}) a round trip, feeling its way to what the network can take.`,
  },
  'congestion.windowFull': {
    title: (t) => phrase`The ${me(t)} holds ${bytes(waiting(t))} back, for the network’s sake.`,
    text: (t) =>
      phrase`The ${peer(t)} would take them (${now(t, 'SND.WND')}), but ${now(t, 'cwnd')} is the ${me(t)}’s own estimate of what the network can take. Each ACK lets more out.`,
    aside: (t) =>
      phrase`${bytes(waiting(t))} wait: the congestion window is used up (${now(t, 'cwnd')}).`,
  },
  'congestion.timeout': {
    title: (t) => phrase`The ${me(t)} starts over gently: ${now(t, 'cwnd')}.`,
    text: {
      linux: (t) =>
        phrase`A timeout is taken for congestion: the window falls to one segment, and slow start is to end at half of the window it had (${now(t, 'ssthresh')}).`,
      rfc: (t) =>
        phrase`A timeout is taken for congestion: the window falls to one segment, and slow start is to end at half of what was in flight (${now(t, 'ssthresh')}).`,
    },
    aside: {
      fallsToOne: (t) =>
        phrase`A timeout is also taken for congestion: the window falls to one segment (${now(t, 'cwnd')}).`,
    },
  },
  'congestion.fastRetransmit': {
    title: (t) =>
      phrase`Third duplicate ACK: the ${me(t)} ${againMark('resends')} without waiting for the timer.`,
    text: {
      takenForLost: (t) =>
        phrase`The ${peer(t)} asks for ${itsAck(t)} again and again while later segments arrive, so ${ourSeq(t, sentAgain(t))} is taken for ${lossMark('lost')}: it goes ${againMark('again')} now, long before the timeout.`,
      linux: (t) =>
        phrase`Data is still getting through: the window is to come down to half (${now(t, 'ssthresh')}), and until it has, what leaves is in proportion to what arrives.`,
      rfc: (t) =>
        phrase`Data is still getting through, so the window is only halved (${now(t, 'ssthresh')}), not reduced to one segment.`,
    },
  },
  'congestion.inflate': {
    title: () => phrase`One more duplicate ACK: another segment has left the network.`,
    text: (t) =>
      phrase`So there is room for one more, and during fast recovery the ${me(t)}’s window is stretched by a segment: ${now(t, 'cwnd')}.`,
  },
  'congestion.partialAck': {
    title: (t) => phrase`The ACK stops at the next hole: the ${me(t)} fills it at once.`,
    text: (t) =>
      phrase`${itsAck(t)} is new, but below what was in flight when the loss was noticed, so more than one segment was lost. ${ourSeq(t, sentAgain(t))} goes ${againMark('again')} without three more duplicates (NewReno).`,
  },
  'congestion.recovered': {
    title: (t) => phrase`The ${me(t)} has recovered: all that was in flight is acknowledged.`,
    text: {
      linux: (t) =>
        phrase`Something sent after the loss was noticed is acknowledged: fast recovery ends with ${now(t, 'cwnd')}.`,
      rfc: (t) =>
        phrase`Fast recovery ends, and the stretched window shrinks from ${was(t, 'cwnd')} to ${now(t, 'cwnd')}.`,
    },
    aside: (t) => phrase`That ends fast recovery: ${now(t, 'cwnd')}.`,
  },
};
