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
import { bytes, lasting, me, peer, times, told } from '../say.ts';

const waited = (
  t: Telling,
  timer: 'retransmission' | 'keepAlive' | 'delayedAck',
  otherwise: number,
) => lasting(ranFor(t, timer) ?? otherwise);

/** "its SYN", "1,000 bytes". */
const whatGoesAgain = told(whatIsRetransmitted, {
  oldest: () => phrase`the oldest segment`,
  syn: () => phrase`its SYN`,
  synAck: () => phrase`its SYN+ACK`,
  dataAndFin: (t) => phrase`its last ${bytes(retransmittedData(t))} with the FIN`,
  fin: () => phrase`its FIN`,
  data: (t) => phrase`${bytes(retransmittedData(t))}`,
});

const whatHappened = told(whatBecameOfIt, {
  arrived: (t) =>
    phrase`It has arrived all right, only the ACK did not come back in time. To the ${me(t)} that looks the same as a loss.`,
  underway: (t) =>
    phrase`It is still on its way, only slower than the timer. To the ${me(t)} that looks the same as a loss.`,
  lost: (t) =>
    phrase`It was ${lossMark('lost')} on its way. The ${me(t)} cannot see that: it might as well be the ACK that is missing.`,
  none: (t) => phrase`The ${me(t)} cannot tell whether the segment was lost or the ACK of it.`,
});

const unacknowledged = told(whatIsUnacknowledged, {
  syn: () => phrase`its SYN`,
  synAck: () => phrase`its SYN+ACK`,
  fin: () => phrase`its FIN`,
  data: () => phrase`its data`,
});

/** " of 6 at most", or for how long this goes on. */
const limit = told(howLongItGoesOn, {
  byTime: (t) => phrase`; Linux gives up by time, ${lasting(patience(t) ?? 0)} after the first`,
  byCount: (t) => phrase` of ${retryLimit(t) ?? 0} at most`,
});

export const timers: RuleTexts<RulesOf<'rto' | 'timer'>> = {
  'rto.sample': {
    title: (t) => phrase`The ${me(t)} measures a round trip: ${rtoNow(t)}.`,
    text: (t) =>
      phrase`The time from a segment to its ACK goes into a smoothed mean (${code(`SRTT=${lasting(t.after?.srttUs ?? 0)}`)}) and its spread (${code(`RTTVAR=${lasting(t.after?.rttvarUs ?? 0)}`)}). The timeout is the mean plus four times the spread, but not below ${lasting(t.profile.rtoMinUs)}.`,
  },
  'rto.karn': {
    title: (t) => phrase`No round trip is measured: the ${me(t)} had sent it twice.`,
    text: (t) =>
      phrase`Nobody can say which of the two the ACK is for. So, by Karn’s rule, ${rtoNow(t)} stays until something that was sent only once is acknowledged.`,
  },
  'rto.afterSynLoss': {
    title: (t) => phrase`After a lost SYN the ${me(t)} begins with ${rtoNow(t)} for data.`,
    text: () =>
      phrase`Its SYN was sent more than once, so no round trip could be measured. Until there is a sample, the safer, longer timeout is used.`,
    aside: (t) =>
      phrase`The ${me(t)}’s SYN was sent more than once, so there is no round-trip time yet, and data starts with ${rtoNow(t)}.`,
  },
  'timer.retransmit': {
    title: (t) =>
      phrase`No ACK for ${waited(t, 'retransmission', t.before?.rtoUs ?? 0)}: the ${me(t)} sends ${whatGoesAgain(t)} ${againMark('again')}.`,
    text: {
      whatHappened: (t) => whatHappened(t),
      sameNumber: (t) =>
        phrase`It goes again with the same number (${ourSeq(t, sentAgain(t))}), retransmission ${t.after?.retransmissions ?? 1}${limit(t)}.`,
      doubles: (t) =>
        phrase`The timeout doubles to ${rtoNow(t)}, for the network may be overloaded.`,
      grows: (t) => phrase`The timeout grows to its upper bound, ${rtoNow(t)}.`,
      stays: (t) => phrase`The timeout stays at its upper bound, ${rtoNow(t)}.`,
    },
  },
  'timer.giveUp': {
    title: (t) => phrase`The ${me(t)} gives up: ${stateMark('CLOSED')}.`,
    text: {
      byTime: (t) =>
        phrase`It has sent ${unacknowledged(t)} again ${times(sentAgainCount(t))}, and nothing came back; that is as long as this profile waits (R2).`,
      byCount: (t) =>
        phrase`It has sent ${unacknowledged(t)} again ${times(sentAgainCount(t))}, and nothing came back; that is the limit of this profile (R2).`,
      told: () => phrase`The application is told, and nothing is sent.`,
      peerUnaware: (t) =>
        phrase`The ${peer(t)} learns nothing of it: it stays in ${stateMark(t.peerEnd.state)}.`,
    },
  },
  'timer.userTimeout': {
    title: (t) =>
      phrase`The ${me(t)}’s application has waited long enough: ${stateMark('CLOSED')}.`,
    text: (t) =>
      phrase`It allowed ${lasting(ranFor(t, 'userTimeout') ?? t.profile.userTimeoutUs)} for its data to be acknowledged. The connection is aborted at this end only: no segment is sent, and the ${peer(t)} finds out when it next sends something.`,
  },
  'timer.timeWait': {
    title: (t) => phrase`2MSL are over: the ${me(t)} is ${stateMark('CLOSED')}.`,
    text: (t) =>
      phrase`For ${lasting(ranFor(t, 'timeWait') ?? t.profile.timeWaitUs)} no FIN has come again, and if the MSL is right, no segment of this connection is left in the network. The same pair of addresses and ports may be used anew.`,
  },
  'timer.persist': {
    title: {
      probes: (t) => phrase`The ${me(t)} probes the ${peer(t)}’s closed window.`,
      sends: (t) => phrase`The ${me(t)} has waited long enough and sends what fits.`,
    },
    text: {
      sends: (t) =>
        phrase`The window is open, but for less than a good-sized segment. Rather than wait for ever, the ${me(t)} now uses what there is (${now(t, 'SND.WND')}).`,
      probe: (t) =>
        phrase`One byte (${ourSeq(t, left(t))}) forces the ${peer(t)} to answer with its present window; had the news of an open window been lost, it comes now.`,
      next: (t) =>
        phrase`The next probe is due in ${lasting(runsFor(t, 'persist'))}. As long as the probes are answered, this goes on for ever.`,
    },
  },
  'timer.delayedAck': {
    title: (t) => phrase`Nothing came for the ACK to ride on: the ${me(t)} sends it alone.`,
    text: (t) =>
      phrase`It was held back for ${lasting(ranFor(t, 'delayedAck') ?? t.profile.delayedAckUs)}. Now ${ourAck(t, ackThatLeft(t))} leaves, before the ${peer(t)} might take the data for lost.`,
  },
  'timer.keepAlive': {
    title: {
      again: (t) =>
        phrase`No answer for ${lasting(ranFor(t, 'keepAlive') ?? 0)}: the ${me(t)} asks the ${peer(t)} once more.`,
      first: (t) =>
        phrase`Silence for ${lasting(ranFor(t, 'keepAlive') ?? t.profile.keepAlive?.idleUs ?? 0)}: the ${me(t)} asks if the ${peer(t)} is there.`,
    },
    text: {
      oldNumber: (t) =>
        phrase`The probe has ${ourSeq(t, left(t))}, one below ${was(t, 'SND.NXT')}: an old number, which a living peer must answer with an ACK, and one that has forgotten the connection with a RST.`,
      count: (t) =>
        phrase`This is probe ${t.after?.keepAliveProbes ?? 1} of ${t.profile.keepAlive?.probes ?? 0}; a single one without an answer proves nothing.`,
    },
  },
  'timer.keepAliveLimit': {
    title: (t) =>
      phrase`The ${peer(t)} has answered no probe: the ${me(t)} is ${stateMark('CLOSED')}.`,
    text: (t) =>
      phrase`${t.before?.keepAliveProbes ?? 0} probes in a row stayed without an answer, so the ${peer(t)} or the way to it is taken for dead. The application is told that the connection is aborted.`,
  },
  'timer.finWait2': {
    title: (t) =>
      phrase`The ${me(t)} waits no longer for the ${peer(t)}’s FIN: ${stateMark('CLOSED')}.`,
    text: {
      noRfc: (t) =>
        phrase`No RFC asks for it; by the RFC ${stateMark('FIN_WAIT_2')} may last for ever. Stacks end it after ${lasting(ranFor(t, 'finWait2') ?? t.profile.finWait2Us)} when no application holds the socket any more.`,
      peerInCloseWait: (t) =>
        phrase`The ${peer(t)} is still in ${stateMark('CLOSE_WAIT')}; what it sends from now on will be answered with RST.`,
    },
  },
};
