/** Wrong claims about servers, and what is the case. In English. */
import type { ServerGuideWords } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';

export const myths: ServerGuideWords['myths'] = {
  'syn-queue-full-rst': {
    claim: 'The SYN queue is full: the server answers with a RST.',
    truth: phrase`It answers nothing at all. Without cookies the SYN is dropped and counted; the client sees no difference to a lost packet and retransmits it. With cookies, the default, the server answers with ${code('SYN+ACK')} as always. A RST means that nobody listens there.`,
  },
  'max-syn-backlog-is-length': {
    claim: 'tcp_max_syn_backlog is the length of the SYN queue.',
    truth: phrase`The SYN queue is full at the listener's limit plus one, as the accept queue is: here at 6, with backlog 5, while ${code('tcp_max_syn_backlog')} is much greater. That number matters only without cookies: when less than a quarter of it is left, SYNs of unknown peers are dropped.`,
  },
  'third-ack-retransmitted': {
    claim: 'The client retransmits the third segment of the handshake.',
    truth: phrase`An ACK without data is never retransmitted: nothing acknowledges it, so no timer runs for it. Here the server has ignored it. The server's own timer retransmits the ${code('SYN+ACK')}, and the client answers that with a new ACK. Data of the client, which do have a timer, carry an ACK as well.`,
  },
  'backlog-holds-n': {
    claim: 'A backlog of n holds n connections.',
    truth: phrase`It holds n + 1. Linux compares with “greater than”: at backlog 2 this queue holds three connections, and ${code('ss -ltn')} shows Recv-Q 3 above Send-Q 2. The SYN queue has the same limit, plus one as well.`,
  },
  'connect-returns-with-accept': {
    claim: 'connect() returns when the server calls accept().',
    truth: phrase`It returns when the ${code('SYN+ACK')} has come, from the kernel. c1 is ${stateMark('ESTABLISHED')} here and has sent its request, while the program is still busy with c0 and has not called ${code('accept()')}. Nothing on the wire tells the client that it was accepted.`,
  },
  'epoll-always-faster': {
    claim: 'epoll is always faster than select.',
    truth: phrase`Not with few, busy connections. On this load both answer within 4.2 ms, and ${code('epoll')} needs an ${code('epoll_ctl()')} for each connection that ${code('select()')} does not. ${code('epoll')} wins when many connections are silent, since ${code('select()')} walks them all at each call.`,
  },
  'one-loop-serves-any-number': {
    claim: 'One epoll loop can serve any number of clients, whatever the handlers do.',
    truth: phrase`Only if no handler blocks. Here each handler blocks for 200 ms, and the eighth client waits for 1.5 seconds, as with one client after the other. CPU work blocks the loop as well. What blocks belongs into a pool of threads or processes.`,
  },
  'time-wait-fills-accept-queue': {
    claim: 'TIME_WAIT fills the accept queue.',
    truth: phrase`A connection in ${stateMark('TIME_WAIT')} was accepted and closed long ago: it is in no queue of the listener. It is kept by the active closer, which here is the client. The accept queue fills when the program does not call ${code('accept()')} fast enough.`,
  },
};
