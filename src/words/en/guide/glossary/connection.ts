/** Terms of the glossary: how a connection is opened and closed, and who takes part. In English. */
import { code, phrase, stateMark } from '../../../phrase.ts';
import type { TermsOf } from '../../../contract/glossary.ts';

export const connection: TermsOf<'opening' | 'closing'> = {
  'three-way-handshake': {
    term: 'three-way handshake',
    also: ['handshake', '3-way handshake', '三次握手'],
    text: [
      'SYN, SYN+ACK, ACK: the three segments that open a connection. After them, each side knows that the other side has its initial sequence number.',
    ],
  },
  'active-open': {
    term: 'active open',
    also: ['主动打开'],
    text: phrase`Opening a connection by sending a SYN, as ${code('connect()')} does.`,
  },
  'passive-open': {
    term: 'passive open',
    also: ['被动打开'],
    text: phrase`Waiting for the SYN of another host instead of sending one, as ${code('listen()')} does.`,
  },
  listener: {
    term: 'listener',
    also: ['listening socket', '监听套接字'],
    text: phrase`A socket in ${stateMark('LISTEN')}: it waits for SYNs. On real systems it stays there, and each connection gets a socket of its own.`,
  },
  'simultaneous-open': {
    term: 'simultaneous open',
    also: ['同时打开'],
    text: phrase`Each side sends a SYN before the SYN of the other side arrives. The result is one connection: both sides pass through ${stateMark('SYN_RCVD')} to ${stateMark('ESTABLISHED')}.`,
  },
  socket: {
    term: 'socket',
    also: ['套接字'],
    text: [
      'What an application holds of a connection or of a listener, and makes its calls on. In RFC 9293: an address together with a port.',
    ],
  },
  port: {
    term: 'port',
    also: ['端口'],
    text: [
      'A 16-bit number that tells apart the sockets of one host. A SYN to a port on which nobody listens is answered with a RST.',
    ],
  },
  'four-tuple': {
    term: '4-tuple',
    also: ['four-tuple', '四元组'],
    text: [
      'Two addresses and two ports, one of each per side. Together they identify a connection: a 4-tuple can have only one at a time.',
    ],
  },
  'full-duplex': {
    term: 'full duplex',
    also: ['full-duplex', '全双工'],
    text: [
      'Both sides can send at the same time. Each direction has its own sequence numbers, its own window and its own FIN.',
    ],
  },
  'four-way-close': {
    term: 'four-way close',
    also: ['teardown', '四次挥手'],
    text: [
      'FIN, ACK, FIN, ACK: each direction is closed by a FIN of its own, and each FIN is acknowledged. If the first ACK and the second FIN share a segment, three are enough.',
    ],
  },
  'active-close': {
    term: 'active close',
    also: ['active closer', '主动关闭', '主动关闭方'],
    text: phrase`Sending a FIN before one has arrived. The active closer passes through ${stateMark('FIN_WAIT_1')}; after both FINs it waits in ${stateMark('TIME_WAIT')}.`,
  },
  'passive-close': {
    term: 'passive close',
    also: ['passive closer', '被动关闭', '被动关闭方'],
    text: phrase`Sending a FIN after the FIN of the other side has arrived: ${stateMark('CLOSE_WAIT')}, ${stateMark('LAST_ACK')}, ${stateMark('CLOSED')}. There is no ${stateMark('TIME_WAIT')} on this side.`,
  },
  'half-close': {
    term: 'half-close',
    also: ['half-closed', '半关闭'],
    text: phrase`One direction is closed, the other is still open. After ${code('shutdown(SHUT_WR)')} this side sends no more data, but it still receives.`,
  },
  'simultaneous-close': {
    term: 'simultaneous close',
    also: ['同时关闭'],
    text: phrase`Each side sends a FIN before the FIN of the other side arrives. Both sides pass through ${stateMark('CLOSING')} to ${stateMark('TIME_WAIT')}.`,
  },
  eof: {
    term: 'EOF',
    also: ['end-of-file'],
    text: phrase`The end of the data: ${code('recv()')} returns 0. The FIN of the other side has arrived, and everything before it has been read.`,
  },
  msl: {
    term: 'MSL',
    also: ['2MSL', '2 MSL', 'maximum segment lifetime', '最大报文段生存时间'],
    text: phrase`Maximum segment lifetime: how long a segment can stay in the network, 2 minutes in RFC 9293. ${stateMark('TIME_WAIT')} lasts two of them, 2MSL.`,
  },
  'half-open': {
    term: 'half-open',
    also: ['half-open connection', '半开连接'],
    text: [
      'A connection that only one side still has, for example because the other host has restarted. If a segment of it reaches that host, the answer is a RST.',
    ],
  },
  'orphaned-socket': {
    term: 'orphaned socket',
    also: ['orphan', 'orphaned', '孤儿连接'],
    text: phrase`A connection that no application holds any more, because it has called ${code('close()')}. The kernel completes the close; Linux limits how long that may take.`,
  },
};
