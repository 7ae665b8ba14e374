/** Timers: the retransmission timeout (RFC 6298) and what happens when a timer ends (RFC 9293, 3.8). In English. */
import { againMark, code, lossMark, phrase, stateMark } from '../../phrase.ts';
import {
  ackThatLeft,
  left,
  now,
  ourAck,
  ourSeq,
  patience,
  ranFor,
  retryLimit,
  rtoNow,
  runsFor,
  sentAgain,
  sentAgainCount,
  was,
} from '../../sentences/facts.ts';
import {
  howLongItGoesOn,
  retransmittedData,
  whatBecameOfIt,
  whatIsRetransmitted,
  whatIsUnacknowledged,
} from '../../sentences/rules/timers.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, lasting, me, peer, retransmissions, times, told } from '../say.ts';

const waited = (t: Telling): string => lasting(ranFor(t, 'retransmission') ?? t.before?.rtoUs ?? 0);

/** "its SYN", "1,000 bytes". */
const whatIsSent = told(whatIsRetransmitted, {
  oldest: () => phrase`the oldest segment`,
  syn: () => phrase`its SYN`,
  synAck: () => phrase`its SYN+ACK`,
  dataAndFin: (t) => phrase`its last ${bytes(retransmittedData(t))} with the FIN`,
  fin: () => phrase`its FIN`,
  data: (t) => phrase`${bytes(retransmittedData(t))}`,
});

const whatHappened = told(whatBecameOfIt, {
  arrived: (t) =>
    phrase`It did arrive: only its ACK is late or ${lossMark('lost')}. The ${me(t)} cannot tell that from a loss.`,
  refused: (t) =>
    phrase`It did arrive, but the ${peer(t)} did not accept it. The ${me(t)} cannot tell that from a loss.`,
  underway: (t) =>
    phrase`It is still in the network, slower than the timer. The ${me(t)} cannot tell that from a loss.`,
  lost: (t) => phrase`It was ${lossMark('lost')}. The ${me(t)} only knows that no ACK came.`,
  none: (t) => phrase`The ${me(t)} cannot know whether the segment or its ACK was lost.`,
});

const unacknowledged = told(whatIsUnacknowledged, {
  syn: () => phrase`its SYN`,
  synAck: () => phrase`its SYN+ACK`,
  fin: () => phrase`its FIN`,
  data: () => phrase`its data`,
});

/** " of at most 6", or for how long this goes on. */
const limit = told(howLongItGoesOn, {
  byTime: (t) => phrase`; Linux gives up by time, ${lasting(patience(t) ?? 0)} after the first`,
  byCount: (t) => phrase` of at most ${retryLimit(t) ?? 0}`,
});

export const timers: RuleTexts<RulesOf<'rto' | 'timer'>> = {
  'rto.sample': {
    title: (t) => phrase`The ${me(t)} measures a round trip and sets ${rtoNow(t)}.`,
    text: (t) =>
      phrase`RTO is the smoothed round-trip time (${code(`SRTT=${lasting(t.after?.srttUs ?? 0)}`)}) plus four times its variation (${code(`RTTVAR=${lasting(t.after?.rttvarUs ?? 0)}`)}), but at least ${lasting(t.profile.rtoMinUs)}.`,
  },
  'rto.karn': {
    title: (t) => phrase`No round trip is measured: the ${me(t)} had retransmitted this segment.`,
    text: (t) =>
      phrase`The ACK may belong to any of the transmissions, so it gives no sample (Karn’s algorithm). ${rtoNow(t)} stays until a segment sent only once is acknowledged.`,
  },
  'rto.afterSynLoss': {
    title: (t) => phrase`The ${me(t)} retransmitted its SYN: data starts with ${rtoNow(t)}.`,
    text: () =>
      phrase`A SYN that was sent more than once gives no round-trip time. Until there is a sample, a longer and safer RTO is used.`,
    aside: (t) =>
      phrase`The ${me(t)} sent its SYN more than once, so no round trip was measured, and data starts with ${rtoNow(t)}.`,
  },
  'timer.retransmit': {
    title: {
      noAck: (t) =>
        phrase`No ACK for ${waited(t)}: the ${me(t)} ${againMark('retransmits')} ${whatIsSent(t)}.`,
      soon: (t) =>
        phrase`${waited(t)} after the unacceptable ACK, the ${me(t)} ${againMark('retransmits')} its SYN.`,
    },
    text: {
      whatHappened: (t) => whatHappened(t),
      soon: () =>
        phrase`After an ACK that does not match its SYN, Linux does not wait for the RTO: the old connection at the peer may be gone by now.`,
      sameNumber: (t) =>
        phrase`The sequence number stays (${ourSeq(t, sentAgain(t))}). This is retransmission ${t.after?.retransmissions ?? 1}${limit(t)}.`,
      doubles: (t) => phrase`The timeout doubles to ${rtoNow(t)} (exponential backoff).`,
      grows: (t) => phrase`The timeout grows to its upper bound, ${rtoNow(t)}.`,
      stays: (t) => phrase`The timeout stays at its upper bound, ${rtoNow(t)}.`,
      linear: (t) =>
        phrase`The timeout stays at ${rtoNow(t)}: Linux does not double it for the first ${retransmissions(t.profile.synLinearTimeouts)} of a SYN.`,
    },
  },
  'timer.giveUp': {
    title: (t) => phrase`The ${me(t)} gives up: ${stateMark('CLOSED')}.`,
    text: {
      byCount: (t) =>
        phrase`It has retransmitted ${unacknowledged(t)} ${times(sentAgainCount(t))} without an answer: the retry limit (R2) is reached. The application gets an error.`,
      peerUnaware: (t) =>
        phrase`No segment tells the ${peer(t)}: it stays in ${stateMark(t.peerEnd.state)}.`,
    },
  },
  'timer.userTimeout': {
    title: (t) => phrase`The ${me(t)}’s user timeout expires: ${stateMark('CLOSED')}.`,
    text: (t) =>
      phrase`The application allowed ${lasting(ranFor(t, 'userTimeout') ?? t.profile.userTimeoutUs)} for its data to be acknowledged. The connection is aborted on this side only, and no segment is sent. If the ${peer(t)} sends another segment, it is answered with a RST.`,
  },
  'timer.timeWait': {
    title: (t) => phrase`2MSL are over: the ${me(t)} is ${stateMark('CLOSED')}.`,
    text: (t) =>
      phrase`Nothing has restarted the timer for ${lasting(ranFor(t, 'timeWait') ?? t.profile.timeWaitUs)}. If no segment lives longer than the MSL, none of this connection is left in the network. Its 4-tuple can be used again.`,
  },
  'timer.persist': {
    title: {
      probes: (t) => phrase`The ${me(t)} probes the ${peer(t)}’s zero window.`,
      sends: (t) => phrase`The ${me(t)} has waited long enough and sends what fits.`,
    },
    text: {
      sends: (t) =>
        phrase`The window (${now(t, 'SND.WND')}) is open, but too small for a good-sized segment. Silly window avoidance held the data back; the override timeout ends that.`,
      probe: (t) =>
        phrase`The probe carries one byte (${ourSeq(t, left(t))}). If it arrives, the ACK in answer carries the current window, so a lost window update is recovered.`,
      next: (t) => phrase`The next probe is due in ${lasting(runsFor(t, 'persist'))}.`,
    },
  },
  'timer.delayedAck': {
    title: (t) => phrase`The delayed-ACK timer expires: the ${me(t)} sends a pure ACK.`,
    text: (t) =>
      phrase`For ${lasting(ranFor(t, 'delayedAck') ?? t.profile.delayedAckUs)} no segment left that the ACK could be piggybacked on. Now ${ourAck(t, ackThatLeft(t))} leaves alone.`,
  },
  'timer.lossProbe': {
    title: (t) =>
      phrase`No ACK for ${lasting(ranFor(t, 'lossProbe') ?? 0)}: the ${me(t)} probes the tail.`,
    text: () =>
      phrase`If the last segment of a burst is lost, no later segment can show it, and only the RTO would. A tail loss probe asks earlier: new data if there is some, else the last segment once more. The congestion window stays.`,
  },
  'timer.reordering': {
    title: (t) =>
      phrase`The reordering window is over: the ${me(t)} takes what is missing for ${lossMark('lost')}.`,
    text: (t) =>
      phrase`Segments that were sent later have arrived. What is missing had ${lasting(ranFor(t, 'reordering') ?? 0)} more to come, as it would if the network had only reordered.`,
  },
  'timer.keepAlive': {
    title: {
      again: (t) =>
        phrase`No answer for ${lasting(ranFor(t, 'keepAlive') ?? 0)}: the ${me(t)} sends another keep-alive probe.`,
      first: (t) =>
        phrase`Idle for ${lasting(ranFor(t, 'keepAlive') ?? t.profile.keepAlive?.idleUs ?? 0)}: the ${me(t)} sends a keep-alive probe.`,
    },
    text: {
      oldNumber: (t) =>
        phrase`The probe has ${ourSeq(t, left(t))}, one below ${was(t, 'SND.NXT')}. If it arrives, it is answered with an ACK, or with a RST if the ${peer(t)} no longer has the connection.`,
      count: (t) =>
        phrase`This is probe ${t.after?.keepAliveProbes ?? 1} of ${t.profile.keepAlive?.probes ?? 0}.`,
    },
  },
  'timer.keepAliveLimit': {
    title: (t) =>
      phrase`The ${peer(t)} has answered no probe: the ${me(t)} is ${stateMark('CLOSED')}.`,
    text: (t) =>
      phrase`${t.before?.keepAliveProbes ?? 0} probes in a row had no answer, so the ${peer(t)} or the path to it counts as dead. The connection is aborted, and the application gets an error.`,
  },
  'timer.finWait2': {
    title: (t) =>
      phrase`The ${me(t)} no longer waits for the ${peer(t)}’s FIN: ${stateMark('CLOSED')}.`,
    text: {
      noRfc: (t) =>
        phrase`The RFC sets no limit to ${stateMark('FIN_WAIT_2')}. Stacks end it when no application holds the socket (orphaned socket), here after ${lasting(ranFor(t, 'finWait2') ?? t.profile.finWait2Us)}.`,
      peerInCloseWait: (t) =>
        phrase`The ${peer(t)} is still in ${stateMark('CLOSE_WAIT')}; data that still arrives from it is answered with a RST.`,
    },
  },
};
