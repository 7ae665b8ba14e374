/** Terms of the glossary: segments, their flags, and the numbers that they carry. In Chinese. */
import { code, phrase, stateMark } from '../../../phrase.ts';
import type { TermsOf } from '../../../contract/glossary.ts';

export const segments: TermsOf<'segments' | 'numbers'> = {
  segment: {
    term: '报文段',
    also: ['segment'],
    text: ['TCP 发送的单位：一个首部，通常还有数据。它装在 IP 分组里传输。'],
  },
  syn: {
    term: 'SYN',
    text: ['用来建立连接的标志位，宣布发送方的初始序列号。SYN 占用一个序号。'],
  },
  'syn-ack': {
    term: 'SYN+ACK',
    also: ['SYN-ACK', 'SYN/ACK'],
    text: ['三次握手的第二个报文段：既是服务器的 SYN，又确认了客户端的 SYN。'],
  },
  ack: {
    term: 'ACK',
    also: ['acknowledgment'],
    text: [
      '表示确认号有效的标志位：确认号之前的内容都已收到。除了第一个 SYN 和一部分 RST，每个报文段都带 ACK。',
    ],
  },
  'pure-ack': {
    term: '纯 ACK',
    also: ['pure ACK'],
    text: [
      '只有 ACK 的报文段：没有数据，也没有 SYN 和 FIN。它不占用序号，不会被确认，也不会重传。',
    ],
  },
  piggyback: {
    term: '捎带确认',
    also: ['捎带', 'piggyback', 'piggybacked ACK'],
    text: ['ACK 随本来就要发的报文段（例如数据）一起发出，不必另发纯 ACK。'],
  },
  fin: {
    term: 'FIN',
    also: ['FIN+ACK', 'FIN-ACK'],
    text: ['表示“我没有数据要发了”的标志位。FIN 占用一个序号，所以要被确认，丢了会重传。'],
  },
  rst: {
    term: 'RST',
    also: ['RST+ACK', '复位', 'reset'],
    text: [
      '立即结束连接的标志位，不经过 FIN 和 TIME_WAIT。收到的报文段不属于任何连接时，主机也会回复 RST。',
    ],
  },
  psh: {
    term: 'PSH',
    also: ['push'],
    text: [
      '请接收方把数据立即交给应用程序、不再等待的标志位。发送方在当前数据的最后一个报文段上设置它。',
    ],
  },
  mss: {
    term: 'MSS',
    also: ['最大报文段长度', 'maximum segment size'],
    text: ['最大报文段长度：主机在一个报文段里最多接收多少数据。双方各自在 SYN 的选项里通告。'],
  },
  seq: {
    term: 'seq',
    also: ['序号', '序列号', 'sequence number'],
    text: ['报文段的序号：它的第一个字节在发送方字节流中的编号。SYN 和 FIN 各占一个序号。'],
  },
  'ack-number': {
    term: '确认号',
    also: ['ack', 'ack number', 'acknowledgment number'],
    text: ['发送这个报文段的一方期望收到的下一个序号。确认号之前的内容都已收到。'],
  },
  isn: {
    term: 'ISN',
    also: ['ISS', 'IRS', '初始序列号', '初始序号', 'initial sequence number'],
    text: phrase`初始序列号，也就是 SYN 的序号。每一方自己选择一个（${code('ISS')}），对端的（${code('IRS')}）从收到的 SYN 里得知。`,
  },
  tcb: {
    term: 'TCB',
    also: ['连接状态', '传输控制块', 'transmission control block'],
    text: ['传输控制块：一方为一条连接保存的内容，如状态、序号、窗口和定时器。'],
  },
  'snd-una': {
    term: 'SND.UNA',
    text: ['尚未被确认的最小序号（send unacknowledged）。'],
  },
  'snd-nxt': {
    term: 'SND.NXT',
    text: ['下一个要发送的序号（send next）。'],
  },
  'snd-wnd': {
    term: 'SND.WND',
    also: ['发送窗口', 'send window'],
    text: phrase`发送窗口：从 ${code('SND.UNA')} 起，对端还能接收多少字节。它的值是最近一次收到的对端窗口。`,
  },
  'rcv-nxt': {
    term: 'RCV.NXT',
    text: ['期望收到的下一个序号（receive next）。本端把它作为确认号发送。'],
  },
  'rcv-wnd': {
    term: 'RCV.WND',
    also: ['接收窗口', 'receive window'],
    text: phrase`接收窗口：从 ${code('RCV.NXT')} 起，本端还能接收多少字节。本端把它写进所发报文段的窗口字段。`,
  },
};

export const states: TermsOf<'states'> = {
  closed: {
    term: 'CLOSED',
    text: ['没有连接，也没有 TCB。'],
  },
  listen: {
    term: 'LISTEN',
    text: ['监听中，等待任意主机发来 SYN。'],
  },
  'syn-sent': {
    term: 'SYN_SENT',
    text: ['已发出 SYN，还没有收到对端的 SYN。'],
  },
  'syn-rcvd': {
    term: 'SYN_RCVD',
    also: ['SYN_RECEIVED', 'SYN_RECV'],
    text: ['已收到 SYN，也已发出 SYN，还没有收到对本端 SYN 的确认。'],
  },
  established: {
    term: 'ESTABLISHED',
    also: ['ESTAB'],
    text: ['连接已建立，两个方向都可以发送数据。'],
  },
  'fin-wait-1': {
    term: 'FIN_WAIT_1',
    also: ['FIN_WAIT1'],
    text: ['本端已发出 FIN，既没有收到对它的确认，也没有收到对端的 FIN。'],
  },
  'fin-wait-2': {
    term: 'FIN_WAIT_2',
    also: ['FIN_WAIT2'],
    text: ['本端的 FIN 已被确认，还没有收到对端的 FIN。在此之前对端仍可以发送数据。'],
  },
  'close-wait': {
    term: 'CLOSE_WAIT',
    text: phrase`已收到对端的 FIN。连接停留在这个状态，直到本端的应用程序调用 ${code('close()')}。`,
  },
  closing: {
    term: 'CLOSING',
    text: ['双方同时发出了 FIN：对端的 FIN 已收到，对本端 FIN 的确认还没有收到。'],
  },
  'last-ack': {
    term: 'LAST_ACK',
    text: phrase`被动关闭方已发出自己的 FIN，等待对它的确认。收到后连接进入 ${stateMark('CLOSED')}。`,
  },
  'time-wait': {
    term: 'TIME_WAIT',
    text: [
      '双方的 FIN 都已发出后，主动关闭方再等待 2MSL。期间它可以确认重传的 FIN，这条连接的旧报文段也会从网络中消失。',
    ],
  },
};
