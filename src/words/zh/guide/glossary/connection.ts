/** Terms of the glossary: how a connection is opened and closed, and who takes part. In Chinese. */
import { code, phrase, stateMark } from '../../../phrase.ts';
import type { TermsOf } from '../../../contract/glossary.ts';

export const connection: TermsOf<'opening' | 'closing'> = {
  'three-way-handshake': {
    term: '三次握手',
    also: ['握手', 'three-way handshake', 'handshake'],
    text: [
      '建立连接的三个报文段：SYN、SYN+ACK、ACK。完成之后，每一方都知道对端已经收到自己的初始序列号。',
    ],
  },
  'active-open': {
    term: '主动打开',
    also: ['active open'],
    text: phrase`主动发送 SYN 来建立连接，对应 ${code('connect()')}。`,
  },
  'passive-open': {
    term: '被动打开',
    also: ['passive open'],
    text: phrase`自己不发 SYN，等待其他主机发来 SYN，对应 ${code('listen()')}。`,
  },
  listener: {
    term: '监听套接字',
    also: ['监听 socket', 'listener', 'listening socket'],
    text: phrase`处于 ${stateMark('LISTEN')} 的套接字，等待 SYN。在实际系统里它一直监听，每条连接另有自己的套接字。`,
  },
  'simultaneous-open': {
    term: '同时打开',
    also: ['simultaneous open'],
    text: phrase`双方都在对端的 SYN 到达之前发出 SYN。结果是一条连接：双方都经过 ${stateMark('SYN_RCVD')} 进入 ${stateMark('ESTABLISHED')}。`,
  },
  socket: {
    term: '套接字',
    also: ['socket'],
    text: ['应用程序手里的一条连接或一个监听者，系统调用都作用在它上面。RFC 9293 中指地址加端口。'],
  },
  port: {
    term: '端口',
    also: ['port'],
    text: ['区分同一台主机上各个套接字的 16 位编号。发往无人监听的端口的 SYN 会收到 RST。'],
  },
  'four-tuple': {
    term: '四元组',
    also: ['4-tuple', 'four-tuple'],
    text: ['双方的 IP 地址和端口，一共四项，用来标识一条连接。同一个四元组同时只能有一条连接。'],
  },
  'full-duplex': {
    term: '全双工',
    also: ['full duplex', 'full-duplex'],
    text: ['双方可以同时发送数据。每个方向有自己的序号、窗口和 FIN。'],
  },
  'four-way-close': {
    term: '四次挥手',
    also: ['挥手', 'four-way close', 'teardown'],
    text: [
      'FIN、ACK、FIN、ACK：每个方向由自己的 FIN 关闭，每个 FIN 都要被确认。如果第一个 ACK 和第二个 FIN 合在一个报文段里，三个就够了。',
    ],
  },
  'active-close': {
    term: '主动关闭',
    also: ['主动关闭方', 'active close', 'active closer'],
    text: phrase`在收到 FIN 之前先发送 FIN。主动关闭方经过 ${stateMark('FIN_WAIT_1')}，双方的 FIN 都发出后停留在 ${stateMark('TIME_WAIT')}。`,
  },
  'passive-close': {
    term: '被动关闭',
    also: ['被动关闭方', 'passive close', 'passive closer'],
    text: phrase`收到对端的 FIN 之后再发送 FIN：${stateMark('CLOSE_WAIT')}、${stateMark('LAST_ACK')}、${stateMark('CLOSED')}。这一方没有 ${stateMark('TIME_WAIT')}。`,
  },
  'half-close': {
    term: '半关闭',
    also: ['half-close', 'half-closed'],
    text: phrase`一个方向已关闭，另一个方向仍然打开。调用 ${code('shutdown(SHUT_WR)')} 之后，本端不再发送数据，但仍然接收。`,
  },
  'simultaneous-close': {
    term: '同时关闭',
    also: ['simultaneous close'],
    text: phrase`双方都在对端的 FIN 到达之前发出 FIN。双方都经过 ${stateMark('CLOSING')} 进入 ${stateMark('TIME_WAIT')}。`,
  },
  eof: {
    term: 'EOF',
    text: phrase`数据的结尾：${code('recv()')} 返回 0。此时对端的 FIN 已到达，它之前的数据也都读完了。`,
  },
  msl: {
    term: 'MSL',
    also: ['2MSL', '2 MSL', '最大报文段生存时间', 'maximum segment lifetime'],
    text: phrase`最大报文段生存时间：报文段在网络中最多停留多久，RFC 9293 取 2 分钟。${stateMark('TIME_WAIT')} 持续两个 MSL，即 2MSL。`,
  },
  'half-open': {
    term: '半开连接',
    also: ['half-open', 'half-open connection'],
    text: [
      '只有一方还保留着的连接，例如另一台主机已经重启。它的报文段如果到达那台主机，会收到 RST。',
    ],
  },
  'orphaned-socket': {
    term: '孤儿连接',
    also: ['orphaned socket', 'orphan'],
    text: phrase`应用程序已调用 ${code('close()')}、不再持有的连接。由内核完成关闭，Linux 限制了最长时间。`,
  },
};
