/** Congestion control (RFC 5681, RFC 6582), in English. */
import { againMark, code, lossMark, phrase } from '../../phrase.ts';
import { itsAck, now, ourSeq, sentAgain, waiting, was } from '../../sentences/facts.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, lasting, me, peer } from '../say.ts';

const segmentSize = (t: Telling): string => bytes(t.after?.sndMss ?? t.profile.mss);

export const congestion: RuleTexts<RulesOf<'congestion'>> = {
  'congestion.slowStart': {
    title: (t) => phrase`Slow start: the ${me(t)}’s congestion window grows to ${now(t, 'cwnd')}.`,
    text: {
      linux: (t) =>
        phrase`Each acknowledged segment adds one (${segmentSize(t)}). Up to ${code('ssthresh')} the window at most doubles per round trip.`,
      rfc: (t) =>
        phrase`Each ACK of new data adds at most one segment (${segmentSize(t)}). Up to ${code('ssthresh')} the window at most doubles per round trip; delayed ACKs make it about 1.5 times.`,
    },
  },
  'congestion.avoidance': {
    title: (t) =>
      phrase`Congestion avoidance: the ${me(t)}’s congestion window grows to ${now(t, 'cwnd')}.`,
    text: (t) =>
      phrase`From ${now(t, 'ssthresh')} on, the window grows by about one segment (${segmentSize(t)}) per round trip, to probe how much the network can carry.`,
  },
  'congestion.idleRestart': {
    title: (t) => phrase`The ${me(t)} has been idle: ${now(t, 'cwnd')} again.`,
    text: (t) =>
      phrase`For longer than the RTO (${lasting(t.before?.rtoUs ?? 0)}) nothing was sent, so ${was(t, 'cwnd')} says little about the network now. Sending restarts with the initial window.`,
  },
  'congestion.windowFull': {
    title: (t) => phrase`The congestion window is full: ${bytes(waiting(t))} wait at the ${me(t)}.`,
    text: (t) =>
      phrase`The ${peer(t)}’s window is larger (${now(t, 'SND.WND')}), but ${now(t, 'cwnd')} limits what may be in flight. An ACK of data makes room for more.`,
    aside: (t) =>
      phrase`${bytes(waiting(t))} wait: the congestion window is full (${now(t, 'cwnd')}).`,
  },
  'congestion.timeout': {
    title: (t) => phrase`The ${me(t)} returns to slow start: ${now(t, 'cwnd')}.`,
    text: {
      fallsToOne: () =>
        phrase`A time-out counts as congestion, so the congestion window falls to one segment.`,
      halfOfWindow: (t) =>
        phrase`Slow start now ends at half of the old window, at least two segments (${now(t, 'ssthresh')}).`,
      halfOfFlight: (t) =>
        phrase`Slow start now ends at half of the data in flight, at least two segments (${now(t, 'ssthresh')}).`,
    },
    aside: {
      fallsToOne: (t) =>
        phrase`A time-out counts as congestion: the congestion window falls to one segment (${now(t, 'cwnd')}).`,
    },
  },
  'congestion.fastRetransmit': {
    title: (t) =>
      phrase`Fast retransmit: the ${me(t)} ${againMark('retransmits')} after the third duplicate ACK.`,
    text: {
      takenForLost: (t) =>
        phrase`Three duplicates of ${itsAck(t)} mean that ${ourSeq(t, sentAgain(t))} is probably ${lossMark('lost')}. It is ${againMark('retransmitted')} before its timer expires.`,
      linux: (t) =>
        phrase`In fast recovery the congestion window comes down to ${now(t, 'ssthresh')} step by step, not to one segment.`,
      rfc: (t) =>
        phrase`In fast recovery the congestion window falls only to about ${now(t, 'ssthresh')}, not to one segment.`,
    },
  },
  'congestion.inflate': {
    title: (t) => phrase`One more duplicate ACK: the ${me(t)}’s window grows to ${now(t, 'cwnd')}.`,
    text: () =>
      phrase`Each duplicate ACK means that a segment has left the network. During fast recovery it therefore adds one segment to the congestion window.`,
  },
  'congestion.partialAck': {
    title: (t) =>
      phrase`A partial ACK: the ${me(t)} ${againMark('retransmits')} the next missing segment.`,
    text: (t) =>
      phrase`${itsAck(t)} is new, but does not acknowledge everything that was in flight when the loss was detected: another segment is missing. ${ourSeq(t, sentAgain(t))} is ${againMark('retransmitted')} without three more duplicate ACKs (NewReno).`,
  },
  'congestion.recovered': {
    title: (t) => phrase`The ${me(t)} leaves fast recovery: the loss is repaired.`,
    text: {
      linux: (t) =>
        phrase`Data sent after the loss was detected is acknowledged. The congestion window is now ${now(t, 'cwnd')}.`,
      rfc: (t) =>
        phrase`Everything in flight when the loss was detected is acknowledged. The congestion window goes from ${was(t, 'cwnd')} to ${now(t, 'cwnd')}.`,
    },
    aside: (t) => phrase`This ends fast recovery: ${now(t, 'cwnd')}.`,
  },
};
