/** The built-in scenarios, by name and in a sentence. In English. */
import type { ScenarioGroup, ScenarioId } from '../../scenarios/index.ts';
import type { ScenarioWords } from '../contract/index.ts';
import { app } from './interface/app.ts';

export const groups = {
  whole: 'A whole connection',
  opening: 'Opening',
  data: 'Data',
  closing: 'Closing',
  resets: 'Resets and dead peers',
  practice: 'In practice',
} satisfies Record<ScenarioGroup, string>;

export const scenarios = {
  'open-data-close': {
    title: app.firstScenario,
    about:
      'Three segments to open, a request and its reply, four segments to close, and then the wait.',
  },
  'three-segment-close': {
    title: 'A close in three segments',
    about: 'The server closes before its ACK has left, so the ACK and its FIN share one segment.',
  },
  'half-close': {
    title: 'Half-close',
    about:
      'The client has nothing more to send, but goes on receiving until the server is done too.',
  },
  'server-closes-first': {
    title: 'The server closes first',
    about:
      'TIME_WAIT is not the client’s: whoever closes first has to wait, and here it is the server.',
  },
  'syn-lost': {
    title: 'The SYN is lost',
    about: 'The server knows nothing of it; after one second the client sends its SYN again.',
  },
  'syn-ack-lost': {
    title: 'The SYN+ACK is lost',
    about: 'Both ends wait for an ACK; the SYN that comes again gets the SYN+ACK again.',
  },
  'syn-ack-lost-by-the-letter': {
    title: 'The SYN+ACK is lost, by the letter',
    about:
      'By the letter of the RFC a repeated SYN draws a bare ACK, and that does not help the client.',
  },
  'handshake-ack-lost-client-speaks': {
    title: 'The third segment is lost, data follows',
    about: 'The client’s first data carries the same ACK and completes the handshake unnoticed.',
  },
  'handshake-ack-lost-silence': {
    title: 'The third segment is lost, silence follows',
    about:
      'The client believes the connection is open; the server has to send its SYN+ACK again to get an ACK.',
  },
  'syn-lost-until-give-up': {
    title: 'No SYN ever arrives',
    about:
      'The client tries again and again, each time waiting twice as long, and at last gives up.',
  },
  refused: {
    title: 'Connection refused',
    about: 'Nobody listens: the SYN is answered with RST, and the client knows at once.',
  },
  'simultaneous-open': {
    title: 'Both open at once',
    about: 'Two SYNs cross on their way, and one connection comes of it, in four segments.',
  },
  'old-duplicate-syn': {
    title: 'An old SYN turns up',
    about: 'Why opening takes three segments: the third is where the client can disown an old SYN.',
  },
  'stray-ack': {
    title: 'A stray ACK in the handshake',
    about:
      'An ACK of something the server never sent meets its half-open connection: it gets a RST.',
  },
  'data-lost': {
    title: 'Data is lost',
    about: 'No ACK comes for the request, so the retransmission timer sends it again.',
  },
  'data-ack-lost': {
    title: 'The ACK of data is lost',
    about:
      'To the sender it looks as if the data was lost; the receiver sees it twice, and delivers it once.',
  },
  'fast-retransmit': {
    title: 'Three duplicate ACKs',
    about: 'One of six segments is lost, and the ACKs tell of it long before the timer does.',
  },
  'fin-overtakes-data': {
    title: 'The FIN overtakes data',
    about:
      'A FIN that arrives too early is kept: it counts only when everything before it is there.',
  },
  'delayed-ack': {
    title: 'Delayed ACK',
    about:
      'The server holds its ACKs back: one rides on the reply, another leaves when its timer ends.',
  },
  'nagle-delayed-ack': {
    title: 'Nagle meets delayed ACK',
    about:
      'The second part of a request waits for the ACK of the first part, and the server delays that ACK.',
  },
  'zero-window': {
    title: 'The window closes',
    about:
      'The server’s application stops reading; the client asks again and again whether there is room.',
  },
  'slow-reader': {
    title: 'A reader that is slow',
    about:
      'The buffer is small and fills up: what is left of the window, how it is probed, and how it opens.',
  },
  'sequence-wrap': {
    title: 'Past the last sequence number',
    about:
      'The client’s numbers run over 4,294,967,295 and go on from 0 within its request, and nobody minds.',
  },
  'open-and-close': {
    title: 'Open and close, no data',
    about: 'The three segments of the handshake and the four of the close, with nothing between.',
  },
  'first-fin-lost': {
    title: 'The first FIN is lost',
    about: 'The server notices nothing; the client’s timer sends the FIN again.',
  },
  'first-fin-ack-lost': {
    title: 'The ACK of the first FIN is lost',
    about:
      'The client sends its FIN again, and the server, long in CLOSE_WAIT, acknowledges it again.',
  },
  'second-fin-lost': {
    title: 'The second FIN is lost',
    about: 'The client waits in FIN_WAIT_2 until the server’s timer sends the FIN again.',
  },
  'last-ack-lost': {
    title: 'The last ACK is lost',
    about:
      'What TIME_WAIT is for: the FIN comes again, and somebody is still there to acknowledge it.',
  },
  'fin-meets-closed': {
    title: 'No TIME_WAIT: the last ACK is lost',
    about:
      'The client forgets the connection at once, so the FIN that comes again is answered with RST.',
  },
  'no-time-wait-old-data': {
    title: 'No TIME_WAIT: old data turns up',
    about:
      'The same sockets connect again at once, and a late segment of the first connection is taken for data of the second.',
  },
  'time-wait-old-data': {
    title: 'TIME_WAIT keeps old data out',
    about:
      'The same late segment finds no connection to fall into: the sockets cannot connect again before it is gone.',
  },
  'simultaneous-close': {
    title: 'Both close at once',
    about: 'Two FINs cross: both ends pass through CLOSING, and both have to wait 2MSL.',
  },
  'peer-never-closes': {
    title: 'The server never closes',
    about:
      'CLOSE_WAIT at one end and FIN_WAIT_2 at the other, for ever: no timer of the RFC ends either.',
  },
  'close-wait-leak': {
    title: 'A server that forgets to close, on Linux',
    about:
      'The client’s kernel gives up FIN_WAIT_2 after a minute; CLOSE_WAIT stays until the program meets a RST.',
  },
  'call-again-in-time-wait': {
    title: 'Connecting again in TIME_WAIT',
    about:
      'The server has closed first and still waits when the client calls again from the same port.',
  },
  aborted: {
    title: 'The client aborts',
    about: 'A RST instead of a FIN: nobody waits, and the server’s application sees an error.',
  },
  'close-unread': {
    title: 'Closing with data unread',
    about:
      'The server’s program closes without reading: it is a FIN by the letter, and a RST on Linux.',
  },
  'data-after-close': {
    title: 'Data for a program that has closed',
    about: 'The client has closed for good, and the server still sends: nobody will read it.',
  },
  'half-open': {
    title: 'Half-open',
    about:
      'The client’s host restarts and forgets the connection; the server finds out when it sends data.',
  },
  'blind-reset': {
    title: 'Forged RSTs',
    about: 'A RST that merely fits the window is questioned; one with the exact number is obeyed.',
  },
  'forged-data': {
    title: 'Forged data, and ACKs without end',
    about: 'The server takes bytes that the client never sent; then each answers the other’s ACKs.',
  },
  'time-wait-killed': {
    title: 'TIME_WAIT is killed',
    about: 'An old segment draws an ACK, the ACK draws a RST, and the RST ends the wait too early.',
  },
  'keep-alive-finds-dead-peer': {
    title: 'Keep-alive finds a dead peer',
    about:
      'The line is cut while nothing is said; two hours later the server’s keep-alive begins to ask.',
  },
  'one-msl-is-not-enough': {
    title: 'The last ACK takes a minute',
    about:
      'A slow ACK, and a FIN that left just before it came: together they outlive one MSL, but not two.',
  },
  'syn-in-time-wait': {
    title: 'A new SYN in TIME_WAIT',
    about:
      'The client comes back with a higher number, and the server’s TIME_WAIT gives way to the new connection.',
  },
  'connect-in-time-wait': {
    title: 'Connect again in TIME_WAIT',
    about:
      'The same pair of ports is taken until the wait is over: the second connect is refused on the spot.',
  },
  'listen-in-time-wait': {
    title: 'A restart in TIME_WAIT',
    about:
      'The server closed first and is started anew: its old connection is still there, and in the way.',
  },
  'fin-wait-2-times-out': {
    title: 'Linux ends FIN_WAIT_2',
    about:
      'The server never closes; the client’s program has let go, so its kernel gives up waiting after a minute.',
  },
  'fin-timeout': {
    title: 'tcp_fin_timeout is 10 s',
    about: 'It limits FIN_WAIT_2 on a Linux, and TIME_WAIT lasts a minute all the same.',
  },
  'linux-connect-gives-up': {
    title: 'Linux gives up connecting',
    about:
      'No SYN ever arrives: six retransmissions, each wait twice as long, and an error after two minutes.',
  },
  'forged-syn': {
    title: 'A SYN with a forged address',
    about: 'The answers go to nobody, and the server keeps the half of a connection for a minute.',
  },
  'half-open-reconnect': {
    title: 'Reconnect after a crash',
    about: 'SYN, ACK, RST, SYN: the server questions a SYN on a connection that, to it, is open.',
  },
} satisfies Record<ScenarioId, ScenarioWords>;
