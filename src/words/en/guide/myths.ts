/** Wrong claims, and what is the case instead. In English. */
import type { GuideWords } from '../../contract/index.ts';
import { code, phrase, sideMark, stateMark, strong } from '../../phrase.ts';

export const myths: GuideWords['myths'] = {
  'lost-third-ack-means-reset': {
    claim: 'If the third ACK is lost, the client’s first data is answered with RST.',
    truth: phrase`The data carries the same ACK number as the lost segment. It completes the handshake, and the ${sideMark('server', 'server')} goes from ${stateMark('SYN_RCVD')} to ${stateMark('ESTABLISHED')}. A ${code('RST')} would come only if the ${sideMark('server', 'server')} had given up before.`,
  },
  'both-established-at-once': {
    claim: 'Both sides are ESTABLISHED at the same moment.',
    truth: phrase`The ${sideMark('client', 'client')} is ${stateMark('ESTABLISHED')} when the ${code('SYN+ACK')} arrives, the ${sideMark('server', 'server')} when the third segment arrives: half a round trip later. In between, the ${sideMark('server', 'server')} is still in ${stateMark('SYN_RCVD')}.`,
  },
  'third-ack-carries-no-data': {
    claim: 'The third segment of the handshake cannot carry data.',
    truth: phrase`It can. The ${sideMark('client', 'client')} is ${stateMark('ESTABLISHED')} by then, and from then on every data segment carries an ACK. Here the pure ACK is lost, and the first data completes the handshake in its place. If the application sends at once, the ACK is piggybacked on the data from the start.`,
  },
  'isn-starts-at-zero': {
    claim: 'Sequence numbers start at 0, and the SYN takes none.',
    truth: phrase`Each side chooses a 32-bit number for each connection. Here the ${sideMark('client', 'client')}’s is 4,294,967,250. Its SYN takes this number, so the first data byte has the next one. Within this request the numbers wrap to 0 and go on. Tools show 0 because they count relative to the initial number.`,
  },
  'accept-gives-a-new-port': {
    claim:
      'accept() moves the connection to a new port, so a server has 65,535 connections at most.',
    truth: phrase`${code('accept()')} returns a new descriptor, not a new port. Every segment of the ${sideMark('server', 'server')} here comes from the port to which the SYN was sent. The 4-tuple tells connections apart, so clients with other addresses or ports can all use this port. Memory and descriptors set the limit.`,
  },
  'syn-sent-means-closed-port': {
    claim: 'A client that hangs in SYN_SENT has met a closed port.',
    truth: phrase`A closed port answers with ${code('RST')}, and the ${sideMark('client', 'client')} knows after one round trip. A client that hangs in ${stateMark('SYN_SENT')} gets no answer at all: segments are lost or filtered, or the host is down.`,
  },
  'connect-gives-up-after-63-s': {
    claim: 'connect() gives up after 63 seconds.',
    truth: phrase`Linux waits longer. With ${code('tcp_syn_retries=6')} it gives up after about 127 s before version 6.5, and after about 131 s since: ${code('tcp_syn_linear_timeouts=4')} adds four retransmissions at intervals of 1 s. RFC 9293 asks for at least three minutes. Here the ${sideMark('client', 'client')} has waited for two minutes and more.`,
  },
  'syn-backlog-counts-connections': {
    claim: 'The SYN backlog is the number of connections that wait for accept().',
    truth: phrase`The SYN queue holds connections whose handshake is ${strong('not')} complete, like this one: ${stateMark('SYN_RCVD')} at the ${sideMark('server', 'server')}, while the ${sideMark('client', 'client')} believes it open. Complete connections wait in the accept queue. Its limit on Linux is min(backlog, ${code('net.core.somaxconn')}), and one more fits.`,
  },
  'lost-ack-is-resent': {
    claim: 'A lost ACK is retransmitted.',
    truth: phrase`An ACK has no timer, and nobody learns that it was lost. Here the ${sideMark('server', 'server')} retransmits its ${strong('FIN')}, and this triggers a new ACK.`,
  },
  'ack-number-is-the-last-byte': {
    claim: 'The ACK number is the sequence number of the last byte received.',
    truth: phrase`It is the sequence number of the next byte expected, which is one more. Here the ${sideMark('client', 'client')}’s 100 bytes have the sequence numbers 101 to 200, and the ACK number is 201. It covers all bytes before it: ACKs are cumulative.`,
  },
  'ack-means-read': {
    claim: 'An ACK means that the application has the data.',
    truth: phrase`The kernel acknowledges what is in its receive buffer. Here 200 bytes are acknowledged, the buffer is full, and the ${sideMark('server', 'server')}’s application has read nothing. If it closes without reading, the data is lost. Only a reply of the application proves that it has the data.`,
  },
  'one-send-is-one-recv': {
    claim: 'What one send() sends, one recv() returns.',
    truth: phrase`TCP is a byte stream without message boundaries. Here one ${code('send()')} of 6,000 bytes leaves in six segments, and the ${sideMark('server', 'server')} can read first 1,000 bytes and then 5,000. The application protocol has to mark its messages.`,
  },
  'retransmission-after-a-fixed-time': {
    claim: 'A lost segment is retransmitted after a fixed time.',
    truth: phrase`The RTO is computed from measured round-trip times: SRTT + 4 × RTTVAR. Before the first measurement it is 1 s. Each time-out doubles it, so these SYNs leave after 1, 3 and 7 s. Three duplicate ACKs trigger a retransmission without any timer.`,
  },
  'zero-window-is-congestion': {
    claim: 'A zero window means that the network is congested.',
    truth: phrase`It means that the receiver’s buffer is full, because its application does not read. Nothing is lost here, and the congestion window of the ${sideMark('client', 'client')} would allow more. The receive window protects the receiver, the congestion window the network.`,
  },
  'keep-alive-finds-dead-peers': {
    claim: 'Keep-alive is on by default and finds a dead peer at once.',
    truth: phrase`It is off until the application sets ${code('SO_KEEPALIVE')}. With the default times the first probe leaves after two idle hours. Here nine probes, 75 s apart, stay unanswered, and the ${sideMark('server', 'server')} gives up after 2 hours and 11 minutes.`,
  },
  'cable-ends-the-connection': {
    claim: 'Pulling the cable ends the connection.',
    truth: phrase`A connection is state on two hosts, not a line between them. Here the line was cut two hours ago, and both sides are still ${stateMark('ESTABLISHED')}. If it is repaired while nothing is sent, nobody notices. Only a side that sends, data or keep-alive probes, gives up in the end.`,
  },
  'fin-has-only-fin': {
    claim: 'A FIN segment carries the FIN flag alone.',
    truth: phrase`This one is ${code('FIN+ACK')}, like every FIN: a side that closes knows the peer’s sequence number, and a segment on such a connection carries an ACK. Only the first SYN of a side and some ${code('RST')} segments have none.`,
  },
  'close-takes-four-packets': {
    claim: 'Closing always takes four packets.',
    truth: phrase`FIN, ACK, FIN and ACK are four ${strong('messages')}. Here the ${sideMark('server', 'server')}’s application closes before the ACK has left, so ACK and FIN share a segment, and three segments are enough. This is common in captures.`,
  },
  'ack-and-fin-always-merge': {
    claim: 'The server could always merge ACK and FIN, as it merges ACK and SYN.',
    truth: phrase`The SYN does not depend on the application; the FIN waits for its ${code('close()')}. The kernel acknowledges the client’s FIN by itself. Here the application of the ${sideMark('server', 'server')} calls ${code('close()')} 300 ms later, and only then can the FIN leave. Until then it may still send data.`,
  },
  'close-waits-for-the-peer': {
    claim: 'When close() has returned, the peer has all the data.',
    truth: phrase`${code('close()')} returns at once, and the kernel sends the rest in the background. Here the data is still on its way when the FIN leaves. If data waits for the window, the FIN waits behind it. Nobody is told of an error after ${code('close()')}. Only a reply of the peer’s application proves that the data arrived.`,
  },
  'close-wait-by-own-fin': {
    claim: 'A side enters CLOSE_WAIT when it sends its FIN.',
    truth: phrase`It enters ${stateMark('CLOSE_WAIT')} when it ${strong('receives')} a FIN, and waits there for its own application to close. When it sends its own FIN, it goes on to ${stateMark('LAST_ACK')}.`,
  },
  'waits-end-by-themselves': {
    claim: 'FIN_WAIT_2 and CLOSE_WAIT end by themselves after a while.',
    truth: phrase`RFC 9293 has a timer for neither: the run is over, and both sides still wait. Linux ends ${stateMark('FIN_WAIT_2')} after a minute if the application has called ${code('close()')}. Keep-alive may end ${stateMark('CLOSE_WAIT')} when the peer is gone, but the descriptor stays until the application closes it.`,
  },
  'time-wait-is-the-clients': {
    claim: 'TIME_WAIT is on the client.',
    truth: phrase`It is on the active closer, the side that sends the first FIN. Here the ${sideMark('server', 'server')} sends it, so the ${sideMark('server', 'server')} waits.`,
  },
  'time-wait-is-a-bug': {
    claim: 'TIME_WAIT is a fault, and should be switched off.',
    truth: phrase`It keeps old segments out of new connections. Here it is switched off: the same 4-tuple is used again at once, and a late segment of the first connection is taken for data of the second. The real data is then dropped as a duplicate. ${stateMark('TIME_WAIT')} costs little; it seldom needs a remedy.`,
  },
  'fin-timeout-is-time-wait': {
    claim: 'tcp_fin_timeout is the length of TIME_WAIT.',
    truth: phrase`It limits ${stateMark('FIN_WAIT_2')} of orphaned sockets. Here it is set to 10 s, and ${stateMark('TIME_WAIT')} lasts 60 s all the same: on Linux this length is fixed in the kernel.`,
  },
  '2msl-allows-one-loss': {
    claim: '2 MSL is one way for the ACK and one for the FIN, so one loss is allowed.',
    truth: phrase`Here the last ACK is lost ${strong('three')} times, and ${stateMark('TIME_WAIT')} answers the fourth FIN as well, because each FIN restarts the wait. 2 MSL has nothing to do with the RTO: the retransmissions come within seconds. After 2 MSL no old segment is left in either direction.`,
  },
  'turn-on-tw-recycle': {
    claim: 'Against many TIME_WAIT sockets, turn on tcp_tw_recycle.',
    truth: phrase`It dropped SYNs from clients behind one NAT, because their timestamps are unrelated. It was removed in Linux 4.12. It is not needed either: a SYN that is certainly newer may open a new connection from ${stateMark('TIME_WAIT')} at once, as here.`,
  },
  'reset-is-an-error': {
    claim: 'A RST always means that something is broken.',
    truth: phrase`It often protects. Here an old duplicate SYN makes the ${sideMark('server', 'server')} answer; the ${sideMark('client', 'client')} rejects this with ${code('RST')}, and the ${sideMark('server', 'server')} goes back to ${stateMark('LISTEN')}. A closed port answers with ${code('RST')}, and an application may choose to abort. Only a RST on an established connection can lose data.`,
  },
  'nobody-waits-after-reset': {
    claim: 'After a RST nobody has TIME_WAIT, says the RFC.',
    truth: phrase`Here both sides are ${stateMark('CLOSED')} at once, as on Linux. But RFC 9293 says in 3.5.2 and in a note to its state diagram that the side which sends the ${code('RST')} should enter ${stateMark('TIME_WAIT')}. Its own ABORT call, in 3.10.5, leads to ${stateMark('CLOSED')}; this run follows the call.`,
  },
};
