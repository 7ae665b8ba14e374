/** How the profiles differ. The numbers are in the table, which is made from the profiles. In English. */
import type { NotesOf } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';

export const profiles: NotesOf<'profiles'> = {
  'segment-and-buffer': {
    title: 'Sizes',
    text: phrase`The RFC profile has round numbers. The Linux profile has those of Ethernet and of a usual buffer. Linux first offers a window of half the buffer’s memory.`,
  },
  'retransmission-timeout': {
    title: 'The retransmission time-out (RTO)',
    text: phrase`RFC 6298 applies its minimum to the whole RTO. Linux applies its minimum only to the RTTVAR part that is added to SRTT. On a fast network the RTO of Linux is several times shorter.`,
  },
  'patience-with-a-syn': {
    title: 'How long a SYN is retransmitted',
    text: phrase`RFC 9293 asks for at least three minutes (MUST-23). Linux gives up sooner: here after 127 s, as before Linux 6.5. Since 6.5, ${code('tcp_syn_linear_timeouts')}=4 adds four retransmissions, one second apart, and it gives up after about 131 s. A Linux server drops a request that is never completed and stays in ${stateMark('LISTEN')}.`,
  },
  'patience-with-data': {
    title: 'How long data is retransmitted',
    text: phrase`The RFC profile counts retransmissions. Linux turns ${code('tcp_retries2')} (15) into a time limit, about 15 minutes, and gives up at the first time-out after it.`,
  },
  'patience-of-nobody': {
    title: 'Orphaned sockets',
    text: phrase`After ${code('close()')} no process holds the socket, so Linux retries less (${code('tcp_orphan_retries')}). The RFC makes no difference. Linux also leaves ${stateMark('CLOSE_WAIT')} when ${code('close()')} is called, even if data still waits before the FIN.`,
  },
  'after-a-timeout': {
    title: 'What is retransmitted after a time-out',
    text: phrase`By 3.10.8 only the first segment of the queue is retransmitted. Other lost segments need time-outs of their own. Linux treats everything in flight as lost and retransmits it as ACKs arrive.`,
  },
  'one-segment-of-two': {
    title: 'Two segments merged into one',
    text: phrase`A retransmission on Linux takes along what follows in the queue, as far as it fits. Here the data and the FIN are retransmitted in one segment.`,
  },
  congestion: {
    title: 'How the congestion window is counted',
    text: phrase`RFC 5681 counts bytes and halves what is in flight after a loss. Linux with Reno, as here, counts segments and halves its window; its default CUBIC reduces it to about 0.7. Linux lets the window grow only while it is used. An ACK with a new window is not a duplicate ACK for Linux, and the first segment after the SYN always has one.`,
  },
  'initial-window': {
    title: 'The initial window',
    text: phrase`How much may be sent before the first ACK: the table of RFC 5681, or the ten segments of RFC 6928.`,
  },
  'when-to-acknowledge': {
    title: 'When an ACK is sent',
    text: phrase`The RFC profile acknowledges at once, unless a scenario sets a delay. Linux acknowledges at once at the start and after loss or reordering, and later delays ACKs to piggyback them on data. It delays the ACK of a FIN too.`,
  },
  'rest-of-the-window': {
    title: 'The rest of a window',
    text: phrase`The rest of a window may be too small for a full segment. The RFC leaves it unused (3.8.6.2.1). Linux builds packets of usually two or more segments, with PSH on the last one. It starts a packet only if a full segment, or all waiting data, fits. The packet may then fill the window to its edge, as here.`,
  },
  'send-buffer': {
    title: 'The send buffer',
    text: phrase`RFC 9293 sets no limit to what an application may write (3.10.2), and neither does the RFC profile. Linux keeps data until it is acknowledged and counts its memory. The buffer begins with 16,384 bytes, holds two windows of ten segments after the handshake, and grows with ${code('cwnd')}. A ${code('send()')} that does not fit blocks; what is sent here fits.`,
  },
  'window-of-memory': {
    title: 'What a window counts',
    text: phrase`The RFC profile offers the free bytes. Linux counts the memory that segments occupy, headers included, and offers whole segments. Small segments fill its buffer sooner.`,
  },
  'window-probe': {
    title: 'Zero-window probes',
    text: phrase`The probe of the RFC carries one byte. The probe of Linux is empty: its sequence number is left of the window, so it must be answered too.`,
  },
  'edge-of-the-window': {
    title: 'The edges of the window',
    text: phrase`By the table of 3.4 a segment that was received before is unacceptable as a whole. If it ends at the edge of the window, Linux still uses its ACK field before acknowledging the segment again.`,
  },
  'limited-acks': {
    title: 'How often an ACK is sent to an attacker',
    text: phrase`An attacker can trigger challenge ACKs and ACKs of unacceptable segments. Linux limits them for each connection (RFC 5961, section 7), which ends this exchange. The RFC profile has no limit.`,
  },
  'listening-goes-on': {
    title: 'What happens to the listener',
    text: phrase`In the RFC the listening TCB becomes the connection and may return to ${stateMark('LISTEN')}. A sockets server keeps its listening socket beside the connection, and is in ${stateMark('LISTEN')} when the connection is gone. Linux drops data on a SYN, and in ${stateMark('LISTEN')} it drops a SYN with a FIN entirely.`,
  },
  'simultaneous-open': {
    title: 'Simultaneous open on Linux',
    text: phrase`Both profiles follow figure 7. Linux then sends one more ACK, which is not in the figure.`,
  },
  'syn-again': {
    title: 'The answer to a duplicate SYN',
    text: phrase`RFC 9293, read strictly, asks for a pure ACK. Linux and the BSDs retransmit the SYN+ACK. The scenarios do that in both profiles, except this one in the RFC profile.`,
  },
  'another-syn': {
    title: 'The answer to another SYN',
    text: phrase`In ${stateMark('SYN_RCVD')} a SYN with another number in the window ends the attempt. By the RFC nothing is sent. Linux sends a RST. If that SYN was genuine, ${code('connect()')} fails at its sender.`,
  },
  'syn-soon-again': {
    title: 'After a wrong ACK in SYN_SENT',
    text: phrase`In ${stateMark('SYN_SENT')} a wrong ACK is answered with a RST. Linux then retransmits its SYN within milliseconds. By the RFC the SYN waits for its time-out.`,
  },
  'fin-wait-2': {
    title: 'How long FIN_WAIT_2 lasts',
    text: phrase`No RFC limits it: the peer may still have much to send. Linux limits it once no process holds the socket.`,
  },
  'time-wait': {
    title: 'How long TIME_WAIT lasts',
    text: phrase`The MSL of the RFC is two minutes. Linux has one constant for the whole wait.`,
  },
  'wait-starts-anew': {
    title: 'What restarts the 2MSL wait',
    text: phrase`By the RFC only a retransmitted FIN restarts it. On Linux every segment with an ACK does, whether it is answered or not.`,
  },
  'calling-again': {
    title: 'A new connection during TIME_WAIT',
    text: phrase`RFC 9293 allows it if the sequence number of the SYN is above all used numbers (MAY-2), and Linux does it. Otherwise the server sends a challenge ACK, and the client answers it with a RST that ends TIME_WAIT.`,
  },
  'unread-data': {
    title: 'Closing with unread data',
    text: phrase`If CLOSE ends receiving too (MAY-1), a RST should tell the peer that data was lost (SHLD-3). Linux does that. In the RFC profile CLOSE ends sending only, and a FIN is sent.`,
  },
  'data-after-close': {
    title: 'Data that arrives after close()',
    text: phrase`CLOSE of the RFC leaves receiving open, so the RFC profile receives the data. A sockets ${code('close()')} ends receiving too. A RST may answer the data then (MAY-1), and Linux sends it. If data crosses the FIN, the RST may have the number of the FIN. Linux accepts that too.`,
  },
  'ack-on-a-reset': {
    title: 'The RST of an abort',
    text: phrase`Linux sets the ACK flag on it, the RFC does not. The peer accepts the RST because of its sequence number.`,
  },
  'last-word-of-keep-alive': {
    title: 'When keep-alive gives up',
    text: phrase`Both profiles delete the connection. Linux also sends a RST, in case the peer is still there.`,
  },
};
