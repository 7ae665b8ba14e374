/** Where RFC 9293 contradicts itself, is silent, or is not followed by real stacks. In English. */
import { PROFILES } from '../../../../../machines/stacks/profiles.ts';
import type { NotesOf } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';
import { lasting } from '../../say.ts';

const { rfc, linux } = PROFILES;

export const contradictions: NotesOf<'contradictions'> = {
  'repeated-syn': {
    title: 'A duplicate SYN in SYN_RCVD',
    text: phrase`By a strict reading of RFC 9293 its number is left of the window, and it is answered with a pure ACK, which ${stateMark('SYN_SENT')} ignores. Linux and the BSDs retransmit the SYN+ACK. The scenarios do that in both profiles; this one follows the RFC.`,
  },
  'crossed-syn-ack': {
    title: 'Simultaneous open',
    text: phrase`In figure 7 the crossing SYN+ACK completes the handshake. By the sequence check its number is one too low, so it would be dropped; the RFC says so itself in appendix A.2. Here figure 7 is followed.`,
  },
  'second-syn': {
    title: 'A second SYN in SYN_RCVD',
    text: phrase`RFC 5961 answers a SYN in the window with a challenge ACK. The fourth step of RFC 9293 does so in the synchronized states, but returns a connection that came from ${stateMark('LISTEN')} to ${stateMark('LISTEN')}. Here the fourth step is followed.`,
  },
  'bad-ack-of-syn': {
    title: 'A wrong ACK in SYN_RCVD',
    text: phrase`RFC 5961 answers an ACK of a number that was never sent with an ACK. Section 3.5.2 and the fifth step answer it with a RST until the connection is established. Here the RST is sent, and the connection stays in ${stateMark('SYN_RCVD')}.`,
  },
  'reset-of-an-open': {
    title: 'A RST during connection setup',
    text: phrase`Section 3.5 says that ${stateMark('SYN_SENT')} returns to ${stateMark('LISTEN')}. Section 3.10.7.3 says that it goes to ${stateMark('CLOSED')}. Here 3.10.7 is followed: only a connection that came from ${stateMark('LISTEN')} returns there.`,
  },
  'fin-before-established': {
    title: 'A FIN or a CLOSE before the connection is established',
    text: phrase`Figure 5 has no arrow for an ACK and a FIN in one segment. By the processing steps the ACK counts first, so ${stateMark('SYN_RCVD')} passes through ${stateMark('ESTABLISHED')} to ${stateMark('CLOSE_WAIT')}. A CLOSE in ${stateMark('SYN_RCVD')} with no data left to send leads to ${stateMark('FIN_WAIT_1')} at once (3.10.4).`,
  },
  'fin-that-acknowledges': {
    title: 'A FIN with the ACK of our FIN',
    text: phrase`In ${stateMark('FIN_WAIT_1')} the step for the FIN has to check whether our FIN is acknowledged, perhaps by this very segment. An implementation that misses this waits in ${stateMark('CLOSING')} for an ACK that it has already received.`,
  },
  'ack-of-the-fin-alone': {
    title: 'Only an ACK of the FIN changes the state',
    text: phrase`${stateMark('FIN_WAIT_1')}, ${stateMark('CLOSING')} and ${stateMark('LAST_ACK')} wait for an ACK of the FIN, not for any ACK. Here an ACK arrives that does not acknowledge the FIN, and the state stays.`,
  },
  'syn-and-fin-count': {
    title: 'SYN and FIN take one sequence number each',
    text: phrase`${code('SEG.LEN')} counts them as well as the data. Many diagrams and implementations forget this. The ACK number for a FIN is the number after the FIN.`,
  },
  'fin-above-a-gap': {
    title: 'A FIN that arrives before missing data',
    text: phrase`The eighth step advances ${code('RCV.NXT')} over the FIN as if everything before it had arrived. Here data is missing, so the FIN is buffered until the data is there.`,
  },
  'ack-above-a-gap': {
    title: 'The ACK field of a segment after a gap',
    text: phrase`The RFC buffers such a segment and does not say whether its ACK has to wait too. Here the ACK is used at once; only data and FIN wait. In this run the ACK completes the handshake.`,
  },
  'both-close-at-once': {
    title: 'Simultaneous close',
    text: phrase`Section 3.6, case 3, deletes the connection when the ACKs have arrived. Figure 13 and 3.10.7.4 enter ${stateMark('TIME_WAIT')}. Here they are followed: client and server both wait.`,
  },
  'abort-without-a-wait': {
    title: 'No wait after a reset',
    text: phrase`A note to figure 5 leads the sender of a RST to ${stateMark('TIME_WAIT')}. Section 3.10.5 deletes the TCB. Here the state is ${stateMark('CLOSED')} after an ABORT, after an accepted RST, and after giving up.`,
  },
  'repeated-fin': {
    title: 'A retransmitted FIN in TIME_WAIT',
    text: phrase`Its number is left of the window, so the first step acknowledges it and ends. Later steps restart the 2MSL wait, but this FIN never reaches them. Here the first step restarts the wait. A pure ACK in sequence is not answered; otherwise two sides in ${stateMark('TIME_WAIT')} would send ACKs without end.`,
  },
  'reset-in-time-wait': {
    title: 'A RST in TIME_WAIT',
    text: phrase`By 3.10.7.4 it deletes the TCB. RFC 1337 advises to ignore it, because the wait has a purpose. Both profiles accept the RST, as Linux does by default.`,
  },
  'ack-beyond-the-window': {
    title: 'An ACK beyond the peer’s window',
    text: phrase`An ACK has the number ${code('SND.NXT')}. After a probe or a FIN into a zero window, that is beyond the window of the peer, which would drop the segment and with it the acknowledgment. Here the number is the edge of the window, as on deployed stacks.`,
  },
  'acks-without-end': {
    title: 'ACK storms',
    text: phrase`An unacceptable ACK is answered with an ACK. Forged data makes the ACKs of each side unacceptable to its peer; so do two gaps while both windows are full. By RFC 9293, read strictly, the exchange lasts until one ACK is lost or a retransmission ends it. RFC 5961, section 7, limits it; only the Linux profile does.`,
  },
  'which-constants': {
    title: 'Which constants',
    text: phrase`The first RTO was ${lasting(rfc.rtoAfterSynLossUs)} in older RFCs and is ${lasting(rfc.rtoInitialUs)} now. 2MSL is ${lasting(rfc.timeWaitUs)} in the RFC and ${lasting(linux.timeWaitUs)} on Linux. So each set of constants is a profile, and the reader chooses.`,
  },
};
