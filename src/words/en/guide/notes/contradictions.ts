/** Where RFC 9293 contradicts itself, is silent, or is followed by nobody. In English. */
import { PROFILES } from '../../../../../machines/tcp/profiles.ts';
import type { NotesOf } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';
import { lasting } from '../../say.ts';

const { rfc, linux } = PROFILES;

export const contradictions: NotesOf<'contradictions'> = {
  'repeated-syn': {
    title: 'A SYN that comes again in SYN_RCVD',
    text: phrase`By the letter it is below the window and gets a bare ACK, which is of no use in ${stateMark('SYN_SENT')}. Every deployed stack sends the SYN+ACK again. The scenarios here do so in both profiles; this one follows the letter.`,
  },
  'crossed-syn-ack': {
    title: 'Simultaneous open',
    text: phrase`In figure 7 the crossing SYN+ACK completes the handshake. By the sequence check it is one number too low and would be dropped, as the RFC itself notes in appendix A.2. We follow the figure.`,
  },
  'second-syn': {
    title: 'A second SYN in SYN_RCVD',
    text: phrase`RFC 5961 has a SYN in the window questioned with a challenge ACK. The fourth step of RFC 9293 does that in the synchronized states, but sends a connection that came from ${stateMark('LISTEN')} back there. We do as the step says.`,
  },
  'bad-ack-of-syn': {
    title: 'A bad ACK in SYN_RCVD',
    text: phrase`RFC 5961 answers an ACK of something never sent with an ACK. Section 3.5.2 and the fifth step answer it with a RST as long as the connection is not established. We send the RST; the half-open connection stays.`,
  },
  'reset-of-an-open': {
    title: 'A RST while the connection is opening',
    text: phrase`The prose of section 3.5 has ${stateMark('SYN_SENT')} return to ${stateMark('LISTEN')}; section 3.10.7.3 has it go to ${stateMark('CLOSED')}. We follow 3.10.7: only a connection that came from ${stateMark('LISTEN')} goes back there.`,
  },
  'fin-before-established': {
    title: 'A FIN, or a CLOSE, before the connection is established',
    text: phrase`Figure 5 draws no arrow for an ACK and a FIN in one segment. By the steps the ACK counts first, so ${stateMark('SYN_RCVD')} passes ${stateMark('ESTABLISHED')} and is in ${stateMark('CLOSE_WAIT')}. Likewise a CLOSE in ${stateMark('SYN_RCVD')} with nothing left to send leads to ${stateMark('FIN_WAIT_1')} at once (3.10.4).`,
  },
  'fin-that-acknowledges': {
    title: 'A FIN that brings the ACK of ours',
    text: phrase`In ${stateMark('FIN_WAIT_1')} the step for the FIN has to ask whether our own FIN has been acknowledged, perhaps by this very segment. Whoever misses the “perhaps” waits in ${stateMark('CLOSING')} for an ACK that has been there already.`,
  },
  'ack-of-the-fin-alone': {
    title: 'Only an ACK of the FIN moves the state',
    text: phrase`${stateMark('FIN_WAIT_1')}, ${stateMark('CLOSING')} and ${stateMark('LAST_ACK')} wait for an ACK that covers our FIN, not for any ACK. Here one comes that does not, and the state stays.`,
  },
  'syn-and-fin-count': {
    title: 'SYN and FIN take a number each',
    text: phrase`${code('SEG.LEN')} counts them beside the data, although figures and programs often forget it. So the ACK of a FIN names the number behind it.`,
  },
  'fin-above-a-gap': {
    title: 'A FIN ahead of missing data',
    text: phrase`The eighth step says to advance ${code('RCV.NXT')} over the FIN, as if everything before it had arrived. Here something is missing: the FIN waits until it is there.`,
  },
  'ack-above-a-gap': {
    title: 'The ACK field of a segment above a gap',
    text: phrase`The RFC has such a segment held for later, and does not say whether its ACK waits as well. We use the ACK at once; only text and FIN wait. In this run it completes the handshake.`,
  },
  'both-close-at-once': {
    title: 'Simultaneous close',
    text: phrase`Section 3.6, case 3, has both ends delete the connection when the ACKs are there. Figure 13 and 3.10.7.4 have ${stateMark('TIME_WAIT')}. We follow these: both ends wait.`,
  },
  'abort-without-a-wait': {
    title: 'Nobody waits after a reset',
    text: phrase`A note to figure 5 leads whoever sends a RST to ${stateMark('TIME_WAIT')}; section 3.10.5 deletes the record. Here it is ${stateMark('CLOSED')} after an ABORT, after a RST that arrives, and after giving up.`,
  },
  'repeated-fin': {
    title: 'A FIN that comes again in TIME_WAIT',
    text: phrase`It is below the window, so the first step would acknowledge it and be done. The restart of the 2MSL that later steps ask for would never be reached by the segment it was written for. We restart the wait in the first step. A bare ACK in sequence gets no answer, or two waiting ends would talk for ever.`,
  },
  'reset-in-time-wait': {
    title: 'A RST in TIME_WAIT',
    text: phrase`By 3.10.7.4 it deletes the record. RFC 1337 advises to ignore it, for the wait has a purpose. Both profiles obey the RST, as Linux does unless told otherwise.`,
  },
  'ack-beyond-the-window': {
    title: 'An ACK from beyond the peer’s window',
    text: phrase`An ACK is numbered with ${code('SND.NXT')}. After a probe, or a FIN, into a shut window that lies beyond what the peer takes: it would drop the segment, and what it acknowledges with it. So we number it with the edge of the window, as deployed stacks do.`,
  },
  'acks-without-end': {
    title: 'ACKs that answer each other',
    text: phrase`An unacceptable ACK is answered with an ACK. Forged data makes each end’s ACKs unacceptable to the other; so do two gaps when both windows are full. By the letter the answers go on until one is lost or a retransmission ends it. RFC 5961, section 7, limits them; only the Linux profile does.`,
  },
  'which-constants': {
    title: 'Which constants',
    text: phrase`The first RTO was ${lasting(rfc.rtoAfterSynLossUs)} in older RFCs and is ${lasting(rfc.rtoInitialUs)} now; 2MSL is ${lasting(rfc.timeWaitUs)} by the RFC and ${lasting(linux.timeWaitUs)} on Linux. So the constants have names: each set is a profile, and the reader chooses.`,
  },
};
