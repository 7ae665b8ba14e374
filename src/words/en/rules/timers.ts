/** Timers: the retransmission timeout (RFC 6298) and what happens when a timer ends (RFC 9293, 3.8). In English. */
import { kindOf } from '../../../../machines/tcp/segment.ts';
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
  sentAgain,
  started,
  was,
} from '../../sentences/facts.ts';
import { againMark, code, lossMark, phrase, stateMark, type Phrase } from '../../phrase.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf, RuleWords } from '../../contract/index.ts';
import { bytes, lasting, me, peer, say, times } from '../say.ts';

/** "its SYN", "1,000 bytes": what goes again. */
function whatGoesAgain(t: Telling): Phrase {
  const segment = sentAgain(t);
  if (!segment) return phrase`the oldest segment`;
  switch (kindOf(segment)) {
    case 'SYN':
      return phrase`its SYN`;
    case 'SYN_ACK':
      return phrase`its SYN+ACK`;
    case 'FIN':
      return segment.dataLen > 0
        ? phrase`its last ${bytes(segment.dataLen)} with the FIN`
        : phrase`its FIN`;
    default:
      return phrase`${bytes(segment.dataLen)}`;
  }
}

/** What the reader can see and the end cannot. */
function whatHappened(t: Telling): Phrase {
  switch (t.earlierCopy) {
    case 'arrived':
      return phrase`It has arrived all right, only the ACK did not come back in time. To the ${me(t)} that looks the same as a loss.`;
    case 'underway':
      return phrase`It is still on its way, only slower than the timer. To the ${me(t)} that looks the same as a loss.`;
    case 'lost':
      return phrase`It was ${lossMark('lost')} on its way. The ${me(t)} cannot see that: it might as well be the ACK that is missing.`;
    case 'none':
      return phrase`The ${me(t)} cannot tell whether the segment was lost or the ACK of it.`;
  }
}

const waited = (
  t: Telling,
  timer: 'retransmission' | 'keepAlive' | 'delayedAck',
  otherwise: number,
) => lasting(ranFor(t, timer) ?? otherwise);

const unacknowledgedIn = (t: Telling): Phrase =>
  t.from === 'SYN_SENT' || t.from === 'SYN_RCVD'
    ? phrase`its ${t.from === 'SYN_SENT' ? 'SYN' : 'SYN+ACK'}`
    : t.before?.finSeq === t.before?.sndUna
      ? phrase`its FIN`
      : phrase`its data`;

/** " of 6 at most", or for how long this goes on. */
function limit(t: Telling): string {
  const us = patience(t);
  if (us !== null) return `; Linux gives up by time, ${lasting(us)} after the first`;
  const most = retryLimit(t);
  return most === null ? '' : ` of ${most} at most`;
}

export const timers = {
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
    text: (t) => {
      const [rtoBefore, rtoAfter] = [t.before?.rtoUs ?? 0, t.after?.rtoUs ?? 0];
      return say(
        whatHappened(t),
        phrase`It goes again with the same number (${ourSeq(t, sentAgain(t))}), retransmission ${t.after?.retransmissions ?? 1}${limit(t)}.`,
        rtoAfter === 2 * rtoBefore
          ? phrase`The timeout doubles to ${rtoNow(t)}, for the network may be overloaded.`
          : phrase`The timeout ${rtoAfter > rtoBefore ? 'grows to' : 'stays at'} its upper bound, ${rtoNow(t)}.`,
      );
    },
  },
  'timer.giveUp': {
    title: (t) => phrase`The ${me(t)} gives up: ${stateMark('CLOSED')}.`,
    text: (t) => {
      const n = t.before?.retransmissions ?? 0;
      const other = t.step.ends[t.peer].state;
      return say(
        phrase`It has sent ${unacknowledgedIn(t)} again ${times(n)}, and nothing came back; that is ${retryLimit(t) === null ? 'as long as this profile waits' : 'the limit of this profile'} (R2).`,
        phrase`The application is told, and nothing is sent.`,
        other !== 'CLOSED' &&
          other !== 'LISTEN' &&
          phrase`The ${peer(t)} learns nothing of it: it stays in ${stateMark(other)}.`,
      );
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
    title: (t) =>
      left(t)?.dataLen === 1 || t.after?.probing === true
        ? phrase`The ${me(t)} probes the ${peer(t)}’s closed window.`
        : phrase`The ${me(t)} has waited long enough and sends what fits.`,
    text: (t) => {
      if (t.after?.probing !== true)
        return phrase`The window is open, but for less than a good-sized segment. Rather than wait for ever, the ${me(t)} now uses what there is (${now(t, 'SND.WND')}).`;
      const next = started(t, 'persist');
      return say(
        phrase`One byte (${ourSeq(t, left(t))}) forces the ${peer(t)} to answer with its present window; had the news of an open window been lost, it comes now.`,
        next !== null &&
          phrase`The next probe is due in ${lasting(next)}. As long as the probes are answered, this goes on for ever.`,
      );
    },
  },
  'timer.delayedAck': {
    title: (t) => phrase`Nothing came for the ACK to ride on: the ${me(t)} sends it alone.`,
    text: (t) =>
      phrase`It was held back for ${lasting(ranFor(t, 'delayedAck') ?? t.profile.delayedAckUs)}. Now ${ourAck(t, ackThatLeft(t))} leaves, before the ${peer(t)} might take the data for lost.`,
  },
  'timer.keepAlive': {
    title: (t) =>
      (t.before?.keepAliveProbes ?? 0) > 0
        ? phrase`No answer for ${lasting(ranFor(t, 'keepAlive') ?? 0)}: the ${me(t)} asks the ${peer(t)} once more.`
        : phrase`Silence for ${lasting(ranFor(t, 'keepAlive') ?? t.profile.keepAlive?.idleUs ?? 0)}: the ${me(t)} asks if the ${peer(t)} is there.`,
    text: (t) =>
      say(
        phrase`The probe has ${ourSeq(t, left(t))}, one below ${was(t, 'SND.NXT')}: an old number, which a living peer must answer with an ACK, and one that has forgotten the connection with a RST.`,
        t.profile.keepAlive !== null &&
          phrase`This is probe ${t.after?.keepAliveProbes ?? 1} of ${t.profile.keepAlive.probes}; a single one without an answer proves nothing.`,
      ),
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
    text: (t) =>
      say(
        phrase`No RFC asks for it; by the RFC ${stateMark('FIN_WAIT_2')} may last for ever. Stacks end it after ${lasting(ranFor(t, 'finWait2') ?? t.profile.finWait2Us)} when no application holds the socket any more.`,
        t.step.ends[t.peer].state === 'CLOSE_WAIT' &&
          phrase`The ${peer(t)} is still in ${stateMark('CLOSE_WAIT')}; what it sends from now on will be answered with RST.`,
      ),
  },
} satisfies Record<RulesOf<'rto' | 'timer'>, RuleWords>;
