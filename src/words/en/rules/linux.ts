/** What Linux does beyond the RFCs, or otherwise: quick ACKs, memory for windows, patience by time, ... In English. */
import { againMark, code, lossMark, phrase, stateMark, type Phrase } from '../../phrase.ts';
import {
  ackThatLeft,
  itsAck,
  itsSeq,
  left,
  memoryInUse,
  now,
  ourAck,
  ourSeq,
  patience,
  ranFor,
  rtoNow,
  runsFor,
  sentAgain,
  started,
  waiting,
  was,
} from '../../sentences/facts.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, lasting, me, peer, retransmissions, times } from '../say.ts';

const ourTwoMsl = (t: Telling): string => lasting(started(t, 'timeWait') ?? t.profile.timeWaitUs);

const held = (t: Telling): string => lasting(started(t, 'delayedAck') ?? t.profile.delayedAckUs);

/** "768 bytes of memory of 131,072". */
const memory = (t: Telling): Phrase => {
  const { used, all } = memoryInUse(t);
  return phrase`${bytes(used)} of memory out of ${bytes(all)}`;
};

export const linux: RuleTexts<RulesOf<'linux'>> = {
  'linux.quickAck': {
    title: (t) => phrase`Quick-ACK mode: the ${me(t)} acknowledges at once.`,
    text: (t) =>
      phrase`Linux does so at the start of a connection, after a pause and after retransmissions: a sender in slow start needs ACKs to open its window. ${ourAck(t, ackThatLeft(t))} is one of a limited number of quick ACKs.`,
  },
  'linux.awaitsAnswer': {
    title: (t) => phrase`Ping-pong mode: the ${me(t)} delays its ACK.`,
    text: (t) =>
      phrase`Linux is in this mode after its application has answered data quickly, and when a FIN arrives. The ACK waits up to ${held(t)}, to be piggybacked on the next segment.`,
    aside: (t) =>
      phrase`Linux is in ping-pong mode: the ACK waits up to ${held(t)}, to be piggybacked on the next segment.`,
  },
  'linux.ackAfterCrossing': {
    title: (t) => phrase`The ${me(t)} sends one more ACK, which nobody needs.`,
    text: (t) =>
      phrase`Linux treats the crossed SYN+ACK like the second segment of a three-way handshake and acknowledges it (${ourAck(t, ackThatLeft(t))}). Figure 7 of RFC 9293 has no such ACK.`,
    aside: () =>
      phrase`Linux sends one more ACK, which figure 7 of RFC 9293 does not have and nobody needs.`,
  },
  'linux.touchesWindow': {
    title: (t) =>
      phrase`The segment only touches the edge of the ${me(t)}’s window: Linux reads its ACK field.`,
    text: (t) =>
      phrase`The table in RFC 9293 calls it unacceptable (${itsSeq(t)}, where ${was(t, 'RCV.NXT')} is expected). Linux still reads its ACK field, and acknowledges duplicate data in it again.`,
    aside: () =>
      phrase`It lies at the edge of the window: unacceptable in RFC 9293, but Linux still reads its ACK field.`,
  },
  'linux.restartsTimeWait': {
    title: (t) => phrase`The ${me(t)}’s ${stateMark('TIME_WAIT')} timer restarts.`,
    text: (t) =>
      phrase`In the RFC only a retransmitted FIN restarts it. Linux restarts it (${ourTwoMsl(t)}) for every segment with an ACK.`,
    aside: (t) =>
      phrase`On Linux this restarts the ${stateMark('TIME_WAIT')} timer (${ourTwoMsl(t)}); in the RFC only a FIN does.`,
  },
  'linux.ignoresSynFin': {
    title: (t) => phrase`SYN and FIN in one segment: the ${me(t)} drops it.`,
    text: (t) =>
      phrase`By RFC 9293, 3.10.7.2, the SYN counts and the FIN is kept for later. Linux in ${stateMark('LISTEN')} silently drops a segment that has both (${itsSeq(t)}).`,
  },
  'linux.resetsRequest': {
    title: (t) =>
      phrase`Another SYN in the window: the ${me(t)} sends RST and is back in ${stateMark('LISTEN')}.`,
    text: (t) =>
      phrase`One of the two SYNs is not genuine. RFC 9293 drops both silently; Linux sends a RST (${ourSeq(t, left(t, 'RST'))}). If this SYN was the genuine one, the ${peer(t)}’s ${code('connect()')} may fail.`,
  },
  'linux.resetBeforeFin': {
    title: (t) =>
      phrase`A RST with the FIN’s own sequence number: the ${me(t)} is in ${stateMark('CLOSED')}.`,
    text: (t) =>
      phrase`RFC 9293 accepts only ${was(t, 'RCV.NXT')}; ${itsSeq(t)} is left of the window. A peer that has already deleted its connection answers data that crossed its FIN with just this number, so Linux accepts it.`,
  },
  'linux.listenerStays': {
    title: (t) => phrase`The ${me(t)} still listens: ${stateMark('LISTEN')}.`,
    text: () =>
      phrase`In the RFC the listening TCB becomes the connection and is deleted with it. With sockets the listening socket stays, and each connection is a socket of its own.`,
    aside: (t) =>
      phrase`The ${me(t)}’s listening socket is a separate one and still open: ${stateMark('LISTEN')}.`,
  },
  'linux.windowOfMemory': {
    title: (t) => phrase`The ${me(t)}’s window is computed from memory, not from bytes.`,
    text: (t) =>
      phrase`${bytes(t.after?.unread ?? 0)} are unread; with headers and bookkeeping they take up ${memory(t)}. Linux advertises what still fits, in whole segments.`,
    aside: (t) => phrase`Unread data takes up ${memory(t)}: Linux computes its window from that.`,
  },
  'linux.ignoresAfterFin': {
    title: (t) => phrase`More after the ${peer(t)}’s FIN: the ${me(t)} ignores it.`,
    text: (t) =>
      phrase`The FIN was the ${peer(t)}’s last sequence number, and ${itsSeq(t)} lies beyond it. Linux reads the ACK field and drops the rest silently; RFC 9293 has a repeated FIN acknowledged.`,
  },
  'linux.resetsAfterFin': {
    title: (t) =>
      phrase`Data that goes on beyond the ${peer(t)}’s FIN: the ${me(t)} sends RST and is ${stateMark('CLOSED')}.`,
    text: (t) =>
      phrase`It begins with data that has come before (${itsSeq(t)}) and ends beyond ${was(t, 'RCV.NXT')}, where nothing can follow. Linux takes it for data that nobody would read; RFC 9293 ignores it.`,
  },
  'linux.timeWaitStays': {
    title: (t) => phrase`The ${me(t)} stays in ${stateMark('TIME_WAIT')}.`,
    text: () =>
      phrase`RFC 9293 lets ABORT delete the TCB. On Linux the socket is the application’s, but ${stateMark('TIME_WAIT')} belongs to the kernel and runs its time.`,
  },
  'linux.halfWindowSegments': {
    title: (t) =>
      phrase`A small window: the ${me(t)}’s segments carry at most ${bytes(t.after?.sndMss ?? 0)}.`,
    text: (t) =>
      phrase`Linux fills at most half of the largest window that the ${peer(t)} ever offered with one segment (all of it, up to 536 bytes), so that two can be on their way.`,
    aside: (t) =>
      phrase`The window is small: Linux sends segments of at most ${bytes(t.after?.sndMss ?? 0)}, so that two are on their way.`,
  },
  'linux.mergesAgain': {
    title: (t) => phrase`The ${me(t)} merges small segments into one retransmission.`,
    text: (t) =>
      phrase`They are ${againMark('retransmitted')} as one segment (${ourSeq(t, sentAgain(t))}) of at most ${bytes(t.after?.sndMss ?? t.profile.mss)}. The RFC permits this but does not require it.`,
    aside: (t) =>
      phrase`Small segments are merged: the retransmission carries ${bytes(sentAgain(t)?.dataLen ?? 0)}.`,
  },
  'linux.sendsLostAgain': {
    title: (t) =>
      phrase`The ${me(t)} ${againMark('retransmits')} more of what it considers ${lossMark('lost')}.`,
    text: (t) =>
      phrase`After a timeout Linux considers everything in flight lost. Each ACK makes room (${now(t, 'cwnd')}) to retransmit more of it; RFC 9293 retransmits only the first segment.`,
    aside: (t) =>
      phrase`Since the timeout everything in flight counts as lost; this ACK allows more of it to be ${againMark('retransmitted')} (${ourSeq(t, sentAgain(t))}).`,
  },
  'linux.halfOfWindow': {
    title: (t) => phrase`Reno halves the ${me(t)}’s congestion window: ${now(t, 'ssthresh')}.`,
    text: (t) =>
      phrase`RFC 5681 takes half of the data in flight; Reno on Linux takes half of ${was(t, 'cwnd')}, and at least two segments. CUBIC, the default of Linux, would take about 0.7 of it.`,
  },
  'linux.windowUnused': {
    title: (t) => phrase`The ${me(t)}’s congestion window stays: ${now(t, 'cwnd')}.`,
    text: {
      slowStart: () =>
        phrase`In slow start Linux lets it grow only if more than half of it was in flight. RFC 5681 alone would let it grow.`,
      avoidance: () =>
        phrase`In congestion avoidance Linux lets it grow only while it limits the sender. RFC 5681 alone would let it grow.`,
    },
  },
  'linux.windowShrinks': {
    title: (t) =>
      phrase`The ${me(t)}’s congestion window was larger than needed: ${now(t, 'cwnd')}.`,
    text: (t) =>
      phrase`For at least one RTO (${lasting(t.before?.rtoUs ?? 0)}) it was not used up, so ${was(t, 'cwnd')} says little about the network now. Linux shrinks it towards its initial size.`,
  },
  'linux.proportional': {
    title: (t) => phrase`Proportional rate reduction: the ${me(t)} has ${now(t, 'cwnd')}.`,
    text: (t) =>
      phrase`In fast recovery Linux brings the data in flight down to ${now(t, 'ssthresh')} step by step, in proportion to what the ACKs report as arrived. RFC 5681 halves its window at once.`,
  },
  'linux.triesNew': {
    title: (t) => phrase`Was the timeout spurious? The ${me(t)} tries new data first.`,
    text: (t) =>
      phrase`The first ACK after the timeout (${itsAck(t)}) does not cover everything. Before it retransmits more, Linux sends new data (F-RTO): an ACK of a segment sent only once would show that nothing was ${lossMark('lost')}.`,
    aside: () => phrase`Before it ${againMark('retransmits')} more, Linux sends new data (F-RTO).`,
  },
  'linux.needlessTimeout': {
    title: (t) => phrase`The timeout was spurious: the ${me(t)} undoes it.`,
    text: (t) =>
      phrase`${itsAck(t)} covers a segment that was sent only once: it had arrived, only its ACK was late or ${lossMark('lost')}. The window is restored (${now(t, 'cwnd')}), and nothing more is ${againMark('retransmitted')}.`,
    aside: (t) =>
      phrase`It covers a segment that was sent only once: the timeout was spurious, and the window is restored (${now(t, 'cwnd')}).`,
  },
  'linux.recoversBySack': {
    title: (t) =>
      phrase`SACK shows a gap: the ${me(t)} begins fast recovery (${now(t, 'ssthresh')}).`,
    text: (t) =>
      phrase`Segments sent well after the missing ones have arrived, so the missing ones count as ${lossMark('lost')} (RACK). Only they are ${againMark('retransmitted')}. ${now(t, 'cwnd')} follows step by step.`,
  },
  'linux.needlessRetransmission': {
    title: (t) =>
      phrase`The retransmission was not needed: the ${me(t)} undoes the reduction (${now(t, 'cwnd')}).`,
    text: () =>
      phrase`The echoed timestamp, or a D-SACK, shows that the first copy arrived: it was late, not ${lossMark('lost')}. The congestion window is what it was before.`,
  },
  'linux.reneged': {
    title: (t) => phrase`The ${peer(t)} has dropped what it had reported in SACK.`,
    text: (t) =>
      phrase`A receiver may do so. The first segment in flight was reported as received and is still not acknowledged (${itsAck(t)}), so the ${me(t)} forgets all SACK information and ${againMark('retransmits')} everything.`,
  },
  'linux.probeRepaired': {
    title: (t) => phrase`The tail loss probe has repaired a loss: ${now(t, 'cwnd')}.`,
    text: (t) =>
      phrase`${itsAck(t)} covers the probe and more, and no D-SACK says that the probe was a duplicate. So a segment was ${lossMark('lost')}, and the congestion window is reduced.`,
  },
  'linux.cubicShare': {
    title: (t) =>
      phrase`CUBIC keeps 0.7 of the ${me(t)}’s congestion window: ${now(t, 'ssthresh')}.`,
    text: (t) =>
      phrase`Reno would keep half of ${was(t, 'cwnd')}. CUBIC remembers this window: it will grow back to it quickly, and then slowly past it.`,
  },
  'linux.cubicGrowth': {
    title: (t) => phrase`CUBIC: the ${me(t)}’s congestion window is ${now(t, 'cwnd')}.`,
    text: () =>
      phrase`It follows a cubic curve of the time since the last loss, not the number of ACKs, and is never smaller than Reno’s window.`,
  },
  'linux.hystart': {
    title: (t) => phrase`HyStart ends the ${me(t)}’s slow start: ${now(t, 'ssthresh')}.`,
    text: () =>
      phrase`ACKs come spread out, or the round trip has grown: the path is filling up. Slow start ends before it loses segments.`,
  },
  'linux.bufferGrows': {
    title: (t) => phrase`The ${me(t)}’s receive buffer grows.`,
    text: (t) =>
      phrase`Once per round trip Linux measures how much the application took, and makes the buffer large enough for twice that. The window that it offers (${now(t, 'RCV.WND')}) can follow.`,
  },
  'linux.rtoSample': {
    title: (t) => phrase`The ${me(t)} measures a round trip and sets ${rtoNow(t)}.`,
    text: (t) =>
      phrase`RTO is the smoothed round-trip time (${code(`SRTT=${lasting(t.after?.srttUs ?? 0)}`)}) plus four times the variation, as in RFC 6298. But Linux applies the lower bound of ${lasting(t.profile.rtoMinUs)} to the variation, not to the sum.`,
  },
  'linux.emptyProbe': {
    title: (t) => phrase`The ${me(t)} probes the ${peer(t)}’s zero window.`,
    text: {
      noData: (t) =>
        phrase`The RFC’s probe carries one byte of data, the Linux probe none. ${ourSeq(t, left(t))} is left of the window, so the probe, if it arrives, is answered with an ACK that carries the current window.`,
      next: (t) => phrase`The next probe is due in ${lasting(runsFor(t, 'persist'))}.`,
    },
  },
  'linux.probesOver': {
    title: (t) => phrase`The window stays shut: the ${me(t)} gives up (${stateMark('CLOSED')}).`,
    text: (t) =>
      t.before?.orphan
        ? phrase`No application holds this connection any more, and a window that stays shut must not keep it for ever: it was probed ${times(t.before.probes)}, and whether answers came makes no difference. Nothing tells the ${peer(t)}.`
        : phrase`It was probed ${times(t.before?.probesUnanswered ?? 1)} in a row without an answer: that is Linux’s limit (${code('tcp_retries2')}). As long as answers come, it goes on probing (RFC 9293, 3.8.6.1). Nothing tells the ${peer(t)}.`,
  },
  'linux.patienceOver': {
    title: (t) => phrase`The ${me(t)} gives up: ${stateMark('CLOSED')}.`,
    text: {
      orphaned: (t) =>
        phrase`It has retransmitted ${times(t.before?.retransmissions ?? 1)} without an answer. For an orphaned socket Linux gives up early: at the first timeout ${lasting(patience(t) ?? 0)} or more after the first retransmission.`,
      usual: (t) =>
        phrase`It has retransmitted ${times(t.before?.retransmissions ?? 1)} without an answer. Linux gives up by time, not by count: at the first timeout ${lasting(patience(t) ?? 0)} or more after the first retransmission.`,
      peerUnaware: (t) =>
        phrase`No segment tells the ${peer(t)}: it stays in ${stateMark(t.peerEnd.state)}.`,
    },
  },
  'linux.corked': {
    title: (t) => phrase`More is to follow: the ${me(t)}’s ${bytes(waiting(t))} wait.`,
    text: () =>
      phrase`They are less than a full segment, and the application has said that more data comes: with ${code('TCP_CORK')} for all it sends, or with ${code('MSG_MORE')} for this ${code('send()')}. They leave in a full segment, or when the application closes.`,
  },
  'linux.corkEnds': {
    title: (t) => phrase`The ${me(t)} has waited long enough for more data, and sends what it has.`,
    text: (t) =>
      phrase`Nothing is in flight, so no ACK would make it look again. After ${lasting(ranFor(t, 'persist') ?? t.before?.rtoUs ?? 0)}, as long as an RTO, a timer does.`,
  },
  'linux.defersAccept': {
    title: (t) => phrase`The ${me(t)} ignores the ACK: it waits for data.`,
    text: (t) =>
      phrase`With ${code('TCP_DEFER_ACCEPT')} a listener’s application is woken by data, not by a handshake alone. The ${me(t)} stays in ${stateMark('SYN_RCVD')} although its SYN is acknowledged (${itsAck(t)}), while the ${peer(t)} is in ${stateMark(t.peerEnd.state)}.`,
  },
  'linux.waitsForData': {
    title: (t) => phrase`No data yet: the ${me(t)} goes on waiting, and sends nothing.`,
    text: (t) =>
      phrase`The ${peer(t)} has acknowledged the SYN+ACK, so it is not retransmitted yet. It is once, when the time of ${code('TCP_DEFER_ACCEPT')} is nearly over; the ACK of this retransmission is accepted. The timer now runs for ${lasting(runsFor(t, 'retransmission'))}.`,
  },
  'linux.forgetsRequest': {
    title: (t) => phrase`No ACK of its SYN+ACK: the ${me(t)} drops the request.`,
    text: (t) =>
      phrase`After ${retransmissions(t.before?.retransmissions ?? 1)} and another ${lasting(ranFor(t, 'retransmission') ?? t.before?.rtoUs ?? 0)} it is back in ${stateMark('LISTEN')}. Its application never learns of the request; in the RFC the OPEN would have failed.`,
  },
  'linux.keepAliveResets': {
    title: (t) => phrase`The ${me(t)} also sends a RST, in case the ${peer(t)} is still there.`,
    text: (t) =>
      phrase`The RFC does not require it. If only the ${peer(t)}’s ACKs were lost and the RST (${ourSeq(t, left(t, 'RST'))}) arrives, the ${peer(t)} learns that the connection is over.`,
    aside: (t) =>
      phrase`Linux also sends a RST (${ourSeq(t, left(t, 'RST'))}), in case the ${peer(t)} is still there.`,
  },
};
