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
  was,
} from '../../sentences/facts.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, lasting, me, peer, times } from '../say.ts';

const ourTwoMsl = (t: Telling): string => lasting(started(t, 'timeWait') ?? t.profile.timeWaitUs);

const held = (t: Telling): string => lasting(started(t, 'delayedAck') ?? t.profile.delayedAckUs);

/** "768 bytes of memory of 131,072". */
const memory = (t: Telling): Phrase => {
  const { used, all } = memoryInUse(t);
  return phrase`${bytes(used)} of memory out of ${bytes(all)}`;
};

export const linux: RuleTexts<RulesOf<'linux'>> = {
  'linux.quickAck': {
    title: (t) => phrase`The ${me(t)} is in quick mode: it acknowledges at once.`,
    text: (t) =>
      phrase`Linux begins so, and after any disturbance, for a sender in slow start grows by the ACKs it gets. The ACK (${ourAck(t, ackThatLeft(t))}) is one of a limited number of quick ones.`,
  },
  'linux.awaitsAnswer': {
    title: (t) => phrase`The ${me(t)} holds its ACK back: it expects its own program to answer.`,
    text: (t) =>
      phrase`Linux takes this for a conversation (“ping-pong”): what the ${peer(t)} says is soon answered, a FIN by a FIN, and the ACK can ride on it. It waits ${held(t)} at most.`,
    aside: (t) =>
      phrase`The ACK waits up to ${held(t)} to ride on the answer that Linux expects from its program.`,
  },
  'linux.ackAfterCrossing': {
    title: (t) => phrase`The ${me(t)} sends one more ACK, which nobody needs.`,
    text: (t) =>
      phrase`Figure 7 of the RFC ends without it. Linux treats the crossed SYN+ACK as the handshake’s second segment and acknowledges it (${ourAck(t, ackThatLeft(t))}).`,
    aside: () =>
      phrase`Linux now sends one more ACK, which figure 7 does not have and nobody needs.`,
  },
  'linux.touchesWindow': {
    title: (t) =>
      phrase`The segment only touches the edge of the ${me(t)}’s window: Linux takes it.`,
    text: (t) =>
      phrase`By the RFC’s table it would be unacceptable (${itsSeq(t)}, where ${was(t, 'RCV.NXT')} is next). Linux looks at its ACK field all the same; data in it that came before is acknowledged again.`,
    aside: () =>
      phrase`It lies just at the edge of the window: by the RFC’s table it is unacceptable, Linux still reads its ACK field.`,
  },
  'linux.restartsTimeWait': {
    title: (t) => phrase`The ${me(t)}’s wait of 2MSL starts anew.`,
    text: (t) =>
      phrase`By the RFC only a FIN that comes again does that. Linux waits ${ourTwoMsl(t)} from whatever came last with an ACK.`,
    aside: (t) =>
      phrase`On Linux that starts the wait of 2MSL (${ourTwoMsl(t)}) anew; by the RFC only a FIN would.`,
  },
  'linux.ignoresSynFin': {
    title: (t) => phrase`A SYN and a FIN in one segment: the ${me(t)} drops it.`,
    text: (t) =>
      phrase`By the RFC the SYN counts and the FIN is kept for later (3.10.7.2). A Linux listener takes no segment with both, says nothing and stays in ${stateMark('LISTEN')}: the segment (${itsSeq(t)}) is as if it had never come.`,
  },
  'linux.resetsRequest': {
    title: (t) =>
      phrase`Another SYN in the window: the ${me(t)} resets and is back in ${stateMark('LISTEN')}.`,
    text: (t) =>
      phrase`One of the two SYNs is not real. The RFC drops both in silence; Linux answers with a RST (${ourSeq(t, left(t, 'RST'))}), and if this SYN was the real one, the ${peer(t)}’s ${code('connect()')} fails.`,
  },
  'linux.resetBeforeFin': {
    title: (t) =>
      phrase`A RST with the number of the ${peer(t)}’s FIN: the ${me(t)} is in ${stateMark('CLOSED')}.`,
    text: (t) =>
      phrase`By the RFC only ${was(t, 'RCV.NXT')} would do, and ${itsSeq(t)} lies below the window: it would be dropped. But an end that has closed and forgotten may answer data that crossed its FIN with just this number, so Linux obeys.`,
  },
  'linux.listenerStays': {
    title: (t) => phrase`The ${me(t)}’s program listens on: ${stateMark('LISTEN')}.`,
    text: () =>
      phrase`In the RFC one record listens, becomes the connection, and is gone with it. A sockets program keeps its listening socket; each connection is another one.`,
    aside: (t) =>
      phrase`The ${me(t)}’s listening socket was another one and is still there: ${stateMark('LISTEN')}.`,
  },
  'linux.windowOfMemory': {
    title: (t) => phrase`The ${me(t)}’s window is worked out from memory, not from bytes.`,
    text: (t) =>
      phrase`${bytes(t.after?.unread ?? 0)} are unread; headers and bookkeeping counted, they take up ${memory(t)}. Linux offers what would still fit, in whole segments.`,
    aside: (t) => phrase`Unread data takes up ${memory(t)}: Linux works its window out from that.`,
  },
  'linux.mergesAgain': {
    title: (t) => phrase`What follows in the ${me(t)}’s queue goes along in the same segment.`,
    text: (t) =>
      phrase`Small segments that were sent one by one go ${againMark('again')} as one (${ourSeq(t, sentAgain(t))}), as far as it is no longer than ${bytes(t.after?.sndMss ?? t.profile.mss)}. The RFC permits it, and asks nobody to.`,
    aside: (t) =>
      phrase`What follows in the queue goes along: the segment now carries ${bytes(sentAgain(t)?.dataLen ?? 0)}.`,
  },
  'linux.sendsLostAgain': {
    title: (t) =>
      phrase`The ${me(t)} goes on sending ${againMark('again')} what it takes for ${lossMark('lost')}.`,
    text: (t) =>
      phrase`After a timeout Linux takes everything in flight for lost. Each ACK that comes makes room (${now(t, 'cwnd')}) for more of it; by RFC 9293 only the first segment goes again.`,
    aside: (t) =>
      phrase`After the timeout all that was in flight counts as lost: with this ACK more of it goes ${againMark('again')} (${ourSeq(t, sentAgain(t))}).`,
  },
  'linux.halfOfWindow': {
    title: (t) => phrase`The ${me(t)} takes half of its congestion window: ${now(t, 'ssthresh')}.`,
    text: (t) =>
      phrase`RFC 5681 takes half of what is in flight; Linux half of the window it had (${was(t, 'cwnd')}), and never less than two segments.`,
  },
  'linux.windowUnused': {
    title: (t) => phrase`The ${me(t)}’s congestion window stays: ${now(t, 'cwnd')}.`,
    text: () =>
      phrase`Less than half of it was in use, so this ACK says nothing about how much more the network could take. RFC 5681 alone would let it grow.`,
  },
  'linux.windowShrinks': {
    title: (t) =>
      phrase`The ${me(t)}’s congestion window was too large for what it sends: ${now(t, 'cwnd')}.`,
    text: (t) =>
      phrase`For a whole timeout (${lasting(t.before?.rtoUs ?? 0)}) or longer it was not used up, so ${was(t, 'cwnd')} says nothing of the network of today. Linux lets the window shrink towards what a connection begins with.`,
  },
  'linux.proportional': {
    title: (t) => phrase`The ${me(t)} sends in proportion to what arrives: ${now(t, 'cwnd')}.`,
    text: (t) =>
      phrase`In fast recovery Linux brings what is in flight to ${now(t, 'ssthresh')} by and by: how much may leave follows from what the ACKs say has arrived. RFC 5681 halves the window at once and stretches it again.`,
  },
  'linux.triesNew': {
    title: (t) => phrase`Was the timeout needless? The ${me(t)} tries new data first.`,
    text: (t) =>
      phrase`The first ACK after the timeout (${itsAck(t)}) does not cover everything: before more goes ${againMark('again')}, Linux sends what it has not sent yet (F-RTO). An ACK of what went only once would show that nothing was ${lossMark('lost')}.`,
    aside: () => phrase`Before more goes ${againMark('again')}, Linux tries new data (F-RTO).`,
  },
  'linux.needlessTimeout': {
    title: (t) => phrase`The timeout was needless: the ${me(t)} takes it back.`,
    text: (t) =>
      phrase`${itsAck(t)} covers what went only once, so it had arrived all along and only its ACK was late or ${lossMark('lost')}. The window gets back what it had lost (${now(t, 'cwnd')}), and nothing more goes ${againMark('again')}.`,
    aside: (t) =>
      phrase`It covers what went only once: the timeout was needless, and the window gets back what it had lost (${now(t, 'cwnd')}).`,
  },
  'linux.rtoSample': {
    title: (t) => phrase`The ${me(t)} measures a round trip: ${rtoNow(t)}.`,
    text: (t) =>
      phrase`The timeout is the smoothed mean (${code(`SRTT=${lasting(t.after?.srttUs ?? 0)}`)}) plus four times the spread, as in RFC 6298. But Linux never lets the spread’s part fall below ${lasting(t.profile.rtoMinUs)}, rather than the whole.`,
  },
  'linux.emptyProbe': {
    title: (t) => phrase`The ${me(t)} probes the ${peer(t)}’s closed window.`,
    text: {
      noData: (t) =>
        phrase`The RFC sends one byte of data. Linux sends none: the probe has ${ourSeq(t, left(t))}, a number below the window, which the ${peer(t)} must answer with an ACK that tells its window.`,
      next: (t) =>
        phrase`The next probe is due in ${lasting(runsFor(t, 'persist'))}. As long as the probes are answered, this goes on for ever.`,
    },
  },
  'linux.patienceOver': {
    title: (t) => phrase`The ${me(t)} gives up: ${stateMark('CLOSED')}.`,
    text: {
      orphaned: (t) =>
        phrase`It has sent the same thing again ${times(t.before?.retransmissions ?? 1)} in vain. Linux does not count to a limit: it gives up with the first timeout that is ${lasting(patience(t) ?? 0)} or more after the first repetition, sooner than usual, for no program holds the connection any more.`,
      usual: (t) =>
        phrase`It has sent the same thing again ${times(t.before?.retransmissions ?? 1)} in vain. Linux does not count to a limit: it gives up with the first timeout that is ${lasting(patience(t) ?? 0)} or more after the first repetition.`,
      nothingSent: () => phrase`Nothing is sent.`,
      peerUnaware: (t) =>
        phrase`The ${peer(t)} learns nothing of it: it stays in ${stateMark(t.peerEnd.state)}.`,
    },
  },
  'linux.forgetsRequest': {
    title: (t) => phrase`No ACK of its SYN+ACK: the ${me(t)} forgets the request.`,
    text: (t) =>
      phrase`After ${times(t.before?.retransmissions ?? 1)} sending it again and another ${lasting(ranFor(t, 'retransmission') ?? t.before?.rtoUs ?? 0)} it is back in ${stateMark('LISTEN')}. Its program has not heard of the request and is told nothing; by the RFC the OPEN would have failed.`,
  },
  'linux.keepAliveResets': {
    title: (t) => phrase`The ${me(t)} sends a RST, in case the ${peer(t)} is there after all.`,
    text: (t) =>
      phrase`The RFC asks for nothing here. Should the ${peer(t)} live and only its ACKs be lost, the RST (${ourSeq(t, left(t, 'RST'))}) tells it that the connection is over.`,
    aside: (t) =>
      phrase`Linux also sends a RST (${ourSeq(t, left(t, 'RST'))}), in case the ${peer(t)} is there after all.`,
  },
};
