/** In what the profiles differ. The numbers stand in the table, which is made from the profiles. In English. */
import type { NotesOf } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';

export const profiles: NotesOf<'profiles'> = {
  'segment-and-buffer': {
    title: 'Sizes',
    text: phrase`Round numbers to count with, against those of an Ethernet and a usual buffer. Linux offers half of the buffer’s memory at first.`,
  },
  'retransmission-timeout': {
    title: 'The retransmission timeout',
    text: phrase`RFC 6298 keeps the whole timeout above its least value, Linux only the part that the spread adds to the round trip. On a fast network that makes Linux several times as quick.`,
  },
  'patience-with-a-syn': {
    title: 'Patience with a SYN',
    text: phrase`The RFC asks for three minutes at least, Linux gives up sooner. Its server forgets a request that is never completed and stays in ${stateMark('LISTEN')}.`,
  },
  'patience-with-data': {
    title: 'Patience with data',
    text: phrase`The RFC’s profile counts retransmissions. Linux works out how long so many would take from its least timeout on, and gives up at the first timeout after that.`,
  },
  'patience-of-nobody': {
    title: 'Patience for no program',
    text: phrase`Once the program has closed for good, nobody is left to be told. Linux then gives up much sooner; the RFC makes no difference. Its states go by the call as well: CLOSE_WAIT ends with ${code('close()')}, though data still waits before the FIN.`,
  },
  'after-a-timeout': {
    title: 'What goes again after a timeout',
    text: phrase`By 3.10.8 the first segment of the queue; what else was lost waits for timeouts of its own. Linux takes everything in flight for lost and sends it again as the ACKs come in.`,
  },
  'one-segment-of-two': {
    title: 'Two segments that go again as one',
    text: phrase`What follows in the queue goes along, as far as it fits. Here Linux sends the data again together with the FIN.`,
  },
  congestion: {
    title: 'Counting the congestion window',
    text: phrase`RFC 5681 counts bytes and, after a loss, halves what is in flight. Linux counts segments, heads for half of the window it had (in fast recovery by and by), and lets it grow only while it is used. An ACK that brings a window is no duplicate for it, and the first segment after the SYN always brings one.`,
  },
  'initial-window': {
    title: 'The initial window',
    text: phrase`The table of RFC 5681 against the ten segments of RFC 6928: how much may leave before the first ACK.`,
  },
  'when-to-acknowledge': {
    title: 'When an ACK leaves',
    text: phrase`The RFC’s profile acknowledges at once, unless a scenario sets a delay. Linux is quick at first and after disturbances; later it lets ACKs wait for something to ride on. It always expects an answer to a FIN.`,
  },
  'rest-of-the-window': {
    title: 'The rest of a window',
    text: phrase`What is left of a window may be too small for a full segment. The RFC lets it be (3.8.6.2.1). Linux sends packets, as a rule of two segments or more with PSH at their end, and begins one only where a full segment, or all there is, fits. Such a packet may then fill the window to its edge, as it does here.`,
  },
  'window-of-memory': {
    title: 'What a window counts',
    text: phrase`The RFC’s profile offers the bytes that are free. Linux counts the memory that segments take up, headers included, and offers whole segments: small ones fill its buffer sooner.`,
  },
  'window-probe': {
    title: 'Probing a shut window',
    text: phrase`The RFC’s probe carries a byte, Linux’s none: it has a number below the window, and that must be answered too.`,
  },
  'edge-of-the-window': {
    title: 'The edges of the window',
    text: phrase`By the table of 3.4 a segment that came before is unacceptable as a whole. Linux reads the ACK field of one that ends at the window’s edge before it acknowledges it again.`,
  },
  'limited-acks': {
    title: 'How often a stranger gets an answer',
    text: phrase`Challenge ACKs, and ACKs of what is unacceptable, can be provoked. Linux limits them for each connection (RFC 5961, section 7), which ends this exchange; the RFC’s profile does not.`,
  },
  'listening-goes-on': {
    title: 'What becomes of the listener',
    text: phrase`In the RFC the record that listens becomes the connection, and may become ${stateMark('LISTEN')} again. A sockets server keeps a listening socket beside it: when the connection is gone, it is in ${stateMark('LISTEN')}. Text on a SYN Linux does not keep, and in ${stateMark('LISTEN')} it drops a SYN with a FIN altogether.`,
  },
  'simultaneous-open': {
    title: 'Simultaneous open, once more',
    text: phrase`Both follow figure 7. Linux then sends an ACK more, which the figure does not have.`,
  },
  'syn-again': {
    title: 'The answer to a repeated SYN',
    text: phrase`The letter against the practice. The scenarios here set the practice in both profiles, except the one that shows the letter.`,
  },
  'another-syn': {
    title: 'The answer to another SYN',
    text: phrase`In ${stateMark('SYN_RCVD')} a SYN with another number in the window ends the attempt. By the RFC in silence; Linux sends a RST, and if the SYN was a real one, its sender’s ${code('connect()')} fails.`,
  },
  'syn-soon-again': {
    title: 'After an ACK of something else',
    text: phrase`In ${stateMark('SYN_SENT')} a bad ACK is answered with a RST. Linux sends its SYN again soon after; by the RFC that waits for the timeout.`,
  },
  'fin-wait-2': {
    title: 'How long FIN_WAIT_2 lasts',
    text: phrase`No RFC limits it: the peer may have a lot to say. Linux does so once no program holds the connection any more.`,
  },
  'time-wait': {
    title: 'How long TIME_WAIT lasts',
    text: phrase`The RFC’s MSL is two minutes. Linux has one constant for the whole wait.`,
  },
  'wait-starts-anew': {
    title: 'What starts the wait anew',
    text: phrase`By the RFC only a FIN that comes again. On Linux whatever carries an ACK, answered or not.`,
  },
  'calling-again': {
    title: 'A new connection during TIME_WAIT',
    text: phrase`The RFC allows it, where the SYN’s number is above all that were used (MAY-2). Linux does it. Without it the challenge ACK makes the caller reset the waiting end.`,
  },
  'unread-data': {
    title: 'Closing with data unread',
    text: phrase`Where CLOSE ends reading as well (MAY-1), a RST should tell the peer that data was lost (SHLD-3). Linux does that. In the RFC’s profile CLOSE ends sending alone, and a FIN leaves.`,
  },
  'data-after-close': {
    title: 'Data for a program that has closed',
    text: phrase`After ${code('close()')} nobody will read. The RFC permits a RST in answer (MAY-1), and Linux sends it; the RFC’s profile goes on receiving. Where data crosses the FIN, the RST may have the FIN’s number, and a Linux peer obeys that too.`,
  },
  'ack-on-a-reset': {
    title: 'The RST of an abort',
    text: phrase`Linux sets an ACK on it, the RFC does not. Its number is what makes it believed.`,
  },
  'last-word-of-keep-alive': {
    title: 'When keep-alive gives up',
    text: phrase`Both forget the connection. Linux sends a RST as well, in case the peer is there after all.`,
  },
};
