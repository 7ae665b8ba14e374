/** The built-in scenarios, by name and in a sentence. In English. */
import type { ScenarioGroup, ScenarioId } from '../../scenarios/index.ts';
import type { ScenarioWords } from '../contract/index.ts';
import { app } from './interface/app.ts';

export const groups = {
  whole: 'A complete connection',
  opening: 'Connection setup',
  data: 'Data',
  closing: 'Teardown',
  resets: 'Resets and dead peers',
  modern: 'Linux as it ships',
  practice: 'In practice',
  broken: 'Broken on purpose',
} satisfies Record<ScenarioGroup, string>;

export const scenarios = {
  'open-data-close': {
    title: app.firstScenario,
    about: 'Three-way handshake, a request and its reply, four-way close, then TIME_WAIT.',
  },
  'three-segment-close': {
    title: 'A close in three segments',
    about:
      'The server’s application closes before the ACK has left, so the ACK and the server’s FIN share one segment.',
  },
  'half-close': {
    title: 'Half-close',
    about:
      'The client has no more data to send. It goes on receiving until the server has closed too.',
  },
  'server-closes-first': {
    title: 'The server is the active closer',
    about:
      'TIME_WAIT belongs to the active closer, which is not always the client. Here it is the server.',
  },
  'echo-server': {
    title: 'An echo server',
    about: 'The server sends back all that it reads. Each ACK is piggybacked on an echo.',
  },
  'syn-lost': {
    title: 'The SYN is lost',
    about: 'The server receives nothing. After one second the client retransmits its SYN.',
  },
  'syn-ack-lost': {
    title: 'The SYN+ACK is lost',
    about:
      'Both sides wait for an ACK. The client retransmits its SYN, and the server its SYN+ACK.',
  },
  'syn-ack-lost-by-the-letter': {
    title: 'The SYN+ACK is lost, RFC read strictly',
    about:
      'RFC 9293, read strictly, answers a duplicate SYN with a pure ACK, which the client ignores.',
  },
  'handshake-ack-lost-client-speaks': {
    title: 'The third segment is lost, data follows',
    about: 'The client’s first data carries the same ACK and completes the handshake.',
  },
  'handshake-ack-lost-silence': {
    title: 'The third segment is lost, no data follows',
    about:
      'The client is ESTABLISHED, the server is not. The server retransmits its SYN+ACK to get an ACK.',
  },
  'syn-lost-until-give-up': {
    title: 'No SYN ever arrives',
    about: 'The client retransmits its SYN with exponential backoff and finally gives up.',
  },
  refused: {
    title: 'Connection refused',
    about:
      'No application listens, so the SYN is answered with a RST. connect() fails with ECONNREFUSED.',
  },
  'simultaneous-open': {
    title: 'Simultaneous open',
    about: 'Two SYNs cross in the network. Four segments set up one connection, not two.',
  },
  'old-duplicate-syn': {
    title: 'An old duplicate SYN arrives',
    about: 'Why the handshake has three segments: with the third the client can reject an old SYN.',
  },
  'stray-ack': {
    title: 'A stray ACK in the handshake',
    about:
      'A server in SYN_RCVD gets an ACK of a number that it never sent. It answers with a RST.',
  },
  'data-lost': {
    title: 'Data is lost',
    about:
      'No ACK arrives for the request, so the retransmission timer fires and the request is retransmitted.',
  },
  'data-ack-lost': {
    title: 'The ACK of data is lost',
    about:
      'The sender cannot tell this from lost data and retransmits. The receiver gets the data twice and delivers it once.',
  },
  'fast-retransmit': {
    title: 'Fast retransmit',
    about:
      'One of six segments is lost. Three duplicate ACKs report the loss long before the timer would fire.',
  },
  'fin-overtakes-data': {
    title: 'The FIN overtakes data',
    about:
      'A FIN that arrives early is buffered. It takes effect when all data before it has arrived.',
  },
  'delayed-ack': {
    title: 'Delayed ACK',
    about:
      'The server delays its ACKs. One is piggybacked on the reply, another leaves when the delayed-ACK timer fires.',
  },
  'nagle-delayed-ack': {
    title: 'Nagle meets delayed ACK',
    about:
      'The second part of a request waits for the ACK of the first part, and the server delays that ACK.',
  },
  'zero-window': {
    title: 'Zero window',
    about:
      'The server’s application stops reading, and the window closes. The client probes it until it opens.',
  },
  'slow-reader': {
    title: 'A slow reader',
    about:
      'A small receive buffer fills up. The run shows how the rest of the window is used, how it is probed, and how it opens.',
  },
  'sequence-wrap': {
    title: 'Sequence numbers wrap around',
    about:
      'Within its request the client passes sequence number 4,294,967,295 and continues with 0. Nothing else changes.',
  },
  'open-and-close': {
    title: 'Open and close, no data',
    about: 'The three segments of the handshake and the four of the close, with nothing between.',
  },
  'first-fin-lost': {
    title: 'The first FIN is lost',
    about:
      'The server notices nothing. The client’s retransmission timer fires, and the FIN is retransmitted.',
  },
  'first-fin-ack-lost': {
    title: 'The ACK of the first FIN is lost',
    about:
      'The client retransmits its FIN. The server, already in CLOSE_WAIT, acknowledges it once more.',
  },
  'second-fin-lost': {
    title: 'The second FIN is lost',
    about:
      'The client waits in FIN_WAIT_2 until the server’s retransmission timer fires and the FIN is retransmitted.',
  },
  'last-ack-lost': {
    title: 'The last ACK is lost',
    about:
      'What TIME_WAIT is for: the FIN is retransmitted, and the client can still acknowledge it.',
  },
  'fin-meets-closed': {
    title: 'No TIME_WAIT: the last ACK is lost',
    about:
      'The client deletes the connection at once, so the retransmitted FIN is answered with a RST.',
  },
  'no-time-wait-old-data': {
    title: 'No TIME_WAIT: old data arrives',
    about:
      'The same 4-tuple is used again at once. A late segment of the first connection is taken for data of the second.',
  },
  'time-wait-old-data': {
    title: 'TIME_WAIT keeps old data out',
    about:
      'The same late segment finds no new connection: the 4-tuple cannot be used again before the segment is gone.',
  },
  'simultaneous-close': {
    title: 'Simultaneous close',
    about:
      'Two FINs cross in the network. Client and server both pass through CLOSING and TIME_WAIT.',
  },
  'peer-never-closes': {
    title: 'The server never closes',
    about:
      'The client stays in FIN_WAIT_2 and the server in CLOSE_WAIT. The RFC has no timer for either state.',
  },
  'close-wait-leak': {
    title: 'A server that never calls close(), on Linux',
    about:
      'The client’s kernel ends FIN_WAIT_2 after a minute. CLOSE_WAIT lasts until the server’s application sends and gets a RST.',
  },
  'call-again-in-time-wait': {
    title: 'Connecting during TIME_WAIT',
    about:
      'The server, the active closer, is in TIME_WAIT when the client connects again from the same port.',
  },
  aborted: {
    title: 'The client aborts',
    about:
      'A RST replaces the FIN. Neither side waits, and the server’s application gets an error.',
  },
  'close-unread': {
    title: 'Closing with unread data',
    about:
      'The server’s application closes without reading. By RFC 9293 a FIN is sent, on Linux a RST.',
  },
  'data-after-close': {
    title: 'Data after close()',
    about:
      'The client has closed, and the server still sends. After the RFC’s CLOSE the data is still received; Linux answers it with a RST.',
  },
  'half-open': {
    title: 'Half-open connection',
    about:
      'The client’s host restarts and loses the connection. The server finds out when it sends data.',
  },
  'blind-reset': {
    title: 'Forged RSTs',
    about:
      'A RST in the window triggers a challenge ACK. A RST with exactly the expected number ends the connection.',
  },
  'forged-data': {
    title: 'Forged data and an ACK storm',
    about:
      'The server accepts bytes that the client never sent. Then each side answers the other’s ACKs with an ACK.',
  },
  'time-wait-killed': {
    title: 'TIME_WAIT is cut short',
    about:
      'An old segment triggers an ACK, the ACK triggers a RST, and the RST ends TIME_WAIT early.',
  },
  'keep-alive-finds-dead-peer': {
    title: 'Keep-alive finds a dead peer',
    about:
      'The network fails while the connection is idle. Two hours later the server sends its first keep-alive probe.',
  },
  'one-msl-is-not-enough': {
    title: 'The last ACK takes a minute',
    about:
      'The last ACK is slow, and the server retransmits its FIN just before the ACK arrives. Together they outlive one MSL, but not two.',
  },
  'syn-in-time-wait': {
    title: 'A new SYN in TIME_WAIT',
    about:
      'The client connects again with a higher sequence number, and the server leaves TIME_WAIT for the new connection.',
  },
  'connect-in-time-wait': {
    title: 'connect() in TIME_WAIT',
    about:
      'The 4-tuple is in use until TIME_WAIT ends. The second connect() fails in the local stack, and nothing is sent.',
  },
  'listen-in-time-wait': {
    title: 'A server restart in TIME_WAIT',
    about:
      'The server is the active closer. Its restart fails: bind() finds the address in use. That is a rule of BSD sockets, not of the RFC.',
  },
  'fin-wait-2-times-out': {
    title: 'Linux ends FIN_WAIT_2',
    about:
      'The server never closes. The client’s application has called close(), so Linux ends FIN_WAIT_2 after a minute.',
  },
  'fin-timeout': {
    title: 'tcp_fin_timeout is 10 s',
    about: 'tcp_fin_timeout limits FIN_WAIT_2 of orphaned sockets. TIME_WAIT still lasts a minute.',
  },
  'linux-connect-gives-up': {
    title: 'Linux gives up connecting',
    about:
      'No SYN arrives. Linux before 6.5 retransmits it six times and gives up after 127 s; since 6.5 it takes about 131 s.',
  },
  'forged-syn': {
    title: 'A SYN with a forged source address',
    about: 'No host answers the SYN+ACK. The server stays in SYN_RCVD for about a minute.',
  },
  'half-open-reconnect': {
    title: 'Reconnect after a crash',
    about:
      'SYN, ACK, RST, SYN: to the server the connection still exists, so it answers the SYN with a challenge ACK.',
  },
  'sack-one-loss': {
    title: 'One loss in ten segments, with SACK',
    about:
      'Nine of ten segments arrive. SACK blocks tell which one is missing, and it alone is retransmitted.',
  },
  'tail-loss-probe': {
    title: 'The end of a burst is lost',
    about:
      'Nothing arrives behind the loss, so no duplicate ACK tells of it. A tail loss probe does, long before the RTO.',
  },
  'tail-loss-timeout': {
    title: 'The same without SACK and tail loss probe',
    about:
      'Only the retransmission timer finds the loss. The congestion window falls to one segment.',
  },
  reordered: {
    title: 'Reordering that is no loss',
    about: 'Two segments overtake a third. Linux waits for a moment, and nothing is retransmitted.',
  },
  'needless-fast-retransmit': {
    title: 'Reordering taken for a loss, and undone',
    about:
      'Four segments overtake one, which is retransmitted needlessly. The echoed timestamp shows it (Eifel), and the window is restored.',
  },
  'needless-dsack': {
    title: 'A needless retransmission, reported by D-SACK',
    about:
      'Without timestamps the sender learns from a D-SACK that its retransmission arrived as a second copy.',
  },
  'needless-timeout': {
    title: 'A delay taken for a loss, and undone',
    about:
      'The path stalls for longer than the RTO. The ACKs echo the timestamps of the originals, so the timeout is undone.',
  },
  paws: {
    title: 'An old duplicate, and PAWS',
    about:
      'By its sequence number an old duplicate is the very next data. Its timestamp is too old, so it is dropped.',
  },
  'paws-off': {
    title: 'The same without timestamps',
    about:
      'The old duplicate is delivered to the application. The data that belongs there is discarded as a duplicate.',
  },
  'window-scaling': {
    title: 'A long fat path, with window scaling',
    about: 'The window grows far beyond 64 kB, so that slow start alone limits the sender.',
  },
  'window-unscaled': {
    title: 'The same without window scaling',
    about:
      'At most 65,535 bytes can be in flight: seven large segments in each round trip, whatever the path could carry.',
  },
  cubic: {
    title: 'One loss on a long path, with CUBIC',
    about:
      'By satellite, 600 ms there and back. CUBIC keeps 70% of the congestion window, and is soon back where it was.',
  },
  reno: {
    title: 'The same loss, with Reno',
    about:
      'Reno keeps half of the congestion window, adds a segment in each round trip, and takes a round trip longer.',
  },
  'nagle-40ms': {
    title: 'Nagle meets delayed ACK, on Linux',
    about:
      'The second half of a request waits for an ACK, and the server delays that ACK by 40 ms.',
  },
  'nagle-nodelay': {
    title: 'The same with TCP_NODELAY',
    about: 'Both writes leave at once, in two segments. Nobody waits.',
  },
  'nagle-one-write': {
    title: 'The same in one write',
    about:
      'The program writes the request at once: one segment, and Nagle’s algorithm may stay on.',
  },
  'time-wait-timestamps': {
    title: 'TIME_WAIT reused, thanks to timestamps',
    about:
      'With tcp_tw_reuse a client may connect again after one second: timestamps tell old segments from new ones.',
  },
  'time-wait-reuse-old-data': {
    title: 'Old data in a reused TIME_WAIT',
    about:
      'A copy of an old segment arrives in the next connection between the same sockets. Its timestamp is too old, so it is dropped.',
  },
  ecn: {
    title: 'A mark instead of a loss (ECN)',
    about:
      'A router marks a segment instead of dropping it. The receiver echoes the mark, the sender reduces its window, and nothing is retransmitted.',
  },
  'fast-open': {
    title: 'TCP Fast Open',
    about:
      'The first connection brings a cookie. A minute later the request leaves with the SYN, and the reply comes a round trip earlier.',
  },
  'fast-open-refused': {
    title: 'Fast Open with an outdated cookie',
    about:
      'The server has another key by now. It acknowledges the SYN alone, and the data is retransmitted after the handshake.',
  },
  'fast-open-syn-lost': {
    title: 'Fast Open, and the SYN is lost',
    about: 'The SYN is retransmitted without cookie and data, in case a firewall drops such SYNs.',
  },
  'fast-open-twice': {
    title: 'Fast Open delivers a request twice',
    about:
      'A copy of the SYN arrives when the connection is over. The cookie is still right, so the request is delivered again.',
  },
  'ghost-connection': {
    title: 'A ghost connection',
    about:
      'A two-way handshake. An old SYN and an old request come once more: the server delivers the request, for a client that never asked.',
  },
  'fin-cuts-reply': {
    title: 'A FIN that cuts the reply off',
    about:
      'The client’s FIN closes both directions, so the lost part of the reply is never retransmitted: 1,000 of 3,000 bytes arrive.',
  },
  'lost-fin-counts': {
    title: 'A lost FIN counts as acknowledged',
    about:
      'The ACK of the data is taken for one of the FIN, which was lost. The server never learns that the client has closed.',
  },
  'last-ack-too-early': {
    title: 'LAST_ACK ends too early',
    about:
      'An ACK of data ends LAST_ACK, so the lost FIN is never retransmitted: the client waits in FIN_WAIT_2 without end.',
  },
  'no-time-wait-reset': {
    title: 'The last ACK is lost, without TIME_WAIT',
    about:
      'The retransmitted FIN finds nobody who could acknowledge it. A clean close ends with a RST.',
  },
  'old-fin-closes-new-connection': {
    title: 'One MSL: an old FIN in a new connection',
    about:
      'TIME_WAIT lasts one MSL. An old FIN arrives in the new connection and closes it, although its server has not closed.',
  },
  'old-data-taken-for-new': {
    title: 'Old data taken for new',
    about:
      'Each connection starts with number 0. A late segment of the old one fits the new one: it is delivered, the real data is dropped.',
  },
  'congestion-collapse': {
    title: 'No backoff on a congested path',
    about:
      'Nothing is lost, the path is only slow. Each segment is sent four times, for as long as the connection lasts.',
  },
  'reordering-taken-for-loss': {
    title: 'Reordering taken for a loss',
    about:
      'One segment is overtaken. The first duplicate ACK triggers a fast retransmit: three segments are sent twice, the window is halved.',
  },
  'reset-storm': {
    title: 'A reset storm',
    about:
      'One stray ACK, and no connection anywhere. Each RST is answered with another one, without end.',
  },
} satisfies Record<ScenarioId, ScenarioWords>;
