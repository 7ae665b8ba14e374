/** Wrong claims, and what is the case instead. In English. */
import type { GuideWords } from '../../contract/index.ts';
import { code, phrase, sideMark, stateMark, strong } from '../../phrase.ts';

export const myths: GuideWords['myths'] = {
  'lost-third-ack-means-reset': {
    claim: 'If the third ACK is lost, the client’s first data is answered with RST.',
    truth: phrase`The data carries the same ACK number as the segment that was lost: it completes the handshake, and the ${sideMark('server', 'server')} goes from ${stateMark('SYN_RCVD')} to ${stateMark('ESTABLISHED')}. A ${code('RST')} would come only if the ${sideMark('server', 'server')} had given up before.`,
  },
  'lost-ack-is-resent': {
    claim: 'A lost ACK is retransmitted.',
    truth: phrase`An ACK has no timer, and nobody learns that it was lost. The ${sideMark('server', 'server')} sends its ${strong('FIN')} again, and this draws a new ACK.`,
  },
  'both-established-at-once': {
    claim: 'Both ends are ESTABLISHED at the same moment.',
    truth: phrase`The ${sideMark('client', 'client')} is ${stateMark('ESTABLISHED')} when the ${code('SYN+ACK')} arrives, the ${sideMark('server', 'server')} when the third segment does: half a round trip later. In between, one end is open and the other one still in ${stateMark('SYN_RCVD')}.`,
  },
  'syn-sent-means-closed-port': {
    claim: 'A client that hangs in SYN_SENT has met a closed port.',
    truth: phrase`A closed port answers ${code('RST')}, and the ${sideMark('client', 'client')} knows after one round trip. Hanging in ${stateMark('SYN_SENT')} means that no answer comes at all: segments are lost or filtered, or the host is down.`,
  },
  'connect-gives-up-after-63-s': {
    claim: 'connect() gives up after 63 seconds.',
    truth: phrase`At 63 s a Linux sends its sixth and last retransmission and waits once more, twice as long: it gives up after about 127 s. The number is that of a setting, ${code('tcp_syn_retries')}, and RFC 9293 asks for three minutes at least.`,
  },
  'syn-backlog-counts-connections': {
    claim: 'The SYN backlog is the number of connections that wait for accept().',
    truth: phrase`The SYN backlog counts connections that are ${strong('not')} complete: this one at the ${sideMark('server', 'server')}, in ${stateMark('SYN_RCVD')}, while the ${sideMark('client', 'client')} believes it open. Complete ones wait in the accept queue, whose length is set by ${code('listen()')}. synfin has no queues; it shows the state that each would count.`,
  },
  'fin-has-only-fin': {
    claim: 'A FIN segment carries the FIN flag alone.',
    truth: phrase`Every segment after the first SYN carries an ACK, so this one is ${code('FIN+ACK')}. An end that knows the other’s numbers has something to acknowledge in each segment.`,
  },
  'close-takes-four-packets': {
    claim: 'Closing always takes four packets.',
    truth: phrase`It takes four ${strong('messages')}. Here the ${sideMark('server', 'server')}’s program closes before the ACK has left, so ACK and FIN share a segment and three are enough. In captures this is common.`,
  },
  'close-wait-by-own-fin': {
    claim: 'An end enters CLOSE_WAIT when it sends its FIN.',
    truth: phrase`It enters ${stateMark('CLOSE_WAIT')} when it ${strong('receives')} one, and waits there for its own program to close. Sending its FIN then leads on to ${stateMark('LAST_ACK')}.`,
  },
  'waits-end-by-themselves': {
    claim: 'FIN_WAIT_2 and CLOSE_WAIT end by themselves after a while.',
    truth: phrase`RFC 9293 has a timer for neither: the run is over, and both ends still wait. A Linux ends ${stateMark('FIN_WAIT_2')} after a minute where the program has let go of the socket; ${stateMark('CLOSE_WAIT')} only ends when the program closes.`,
  },
  'time-wait-is-the-clients': {
    claim: 'TIME_WAIT is on the client.',
    truth: phrase`It is on the end that sends the first FIN. Here the ${sideMark('server', 'server')} does, and so the ${sideMark('server', 'server')} waits.`,
  },
  'fin-timeout-is-time-wait': {
    claim: 'tcp_fin_timeout is the length of TIME_WAIT.',
    truth: phrase`It limits ${stateMark('FIN_WAIT_2')}. Here it is set to 10 s, and ${stateMark('TIME_WAIT')} lasts 60 s all the same: on a Linux this length is fixed in the kernel.`,
  },
  '2msl-allows-one-loss': {
    claim: '2 MSL is one way for the ACK and one for the FIN, so that one loss is allowed.',
    truth: phrase`Here the last ACK is lost ${strong('three')} times, and ${stateMark('TIME_WAIT')} answers the fourth FIN as well: each one starts the wait anew. 2 MSL is not measured by retransmissions: they come within seconds. It is the time after which no old segment is left in either direction.`,
  },
  'turn-on-tw-recycle': {
    claim: 'Against many TIME_WAIT sockets, turn on tcp_tw_recycle.',
    truth: phrase`It broke clients behind a common NAT, whose timestamps do not go together, and Linux 4.12 took it out. Nor is it needed: a SYN that is provably newer may open a new connection from ${stateMark('TIME_WAIT')} at once, as here.`,
  },
  'nobody-waits-after-reset': {
    claim: 'After a RST nobody has TIME_WAIT, says the RFC.',
    truth: phrase`Here both ends are ${stateMark('CLOSED')} at once, and deployed stacks do the same. But RFC 9293 says in 3.5.2 and in a note to its state diagram that the end which sends the ${code('RST')} should enter ${stateMark('TIME_WAIT')}; its own ABORT call, in 3.10.5, goes to ${stateMark('CLOSED')}. synfin follows the call.`,
  },
};
