/** Terms of the glossary: segments, their flags, and the numbers that they carry. In English. */
import { code, phrase, stateMark } from '../../../phrase.ts';
import type { TermsOf } from '../../../contract/glossary.ts';

export const segments: TermsOf<'segments' | 'numbers'> = {
  segment: {
    term: 'segment',
    also: ['报文段'],
    text: ['The unit that TCP sends: a header and, often, data. It travels inside an IP packet.'],
  },
  syn: {
    term: 'SYN',
    text: [
      'The flag that opens a connection: it announces the initial sequence number of its sender. It takes one sequence number.',
    ],
  },
  'syn-ack': {
    term: 'SYN+ACK',
    also: ['SYN-ACK', 'SYN/ACK'],
    text: [
      'The second segment of the three-way handshake: the server’s SYN, and the ACK of the client’s SYN.',
    ],
  },
  ack: {
    term: 'ACK',
    also: ['acknowledgment'],
    text: [
      'The flag that makes the acknowledgment number valid: everything before that number has arrived. Every segment carries it, except the first SYN and some RSTs.',
    ],
  },
  'pure-ack': {
    term: 'pure ACK',
    also: ['纯 ACK'],
    text: [
      'A segment with an ACK and nothing else: no data, no SYN, no FIN. It takes no sequence number, and it is neither acknowledged nor retransmitted.',
    ],
  },
  piggyback: {
    term: 'piggybacked ACK',
    also: ['piggyback', 'piggybacked', 'piggybacking', '捎带确认', '捎带'],
    text: [
      'An ACK that travels on a segment that is sent anyway, for example with data. No pure ACK is needed then.',
    ],
  },
  fin: {
    term: 'FIN',
    also: ['FIN+ACK', 'FIN-ACK'],
    text: [
      'The flag that says: “I have no more data to send.” It takes one sequence number, so it is acknowledged and, if it is lost, retransmitted.',
    ],
  },
  rst: {
    term: 'RST',
    also: ['RST+ACK', 'reset', '复位'],
    text: [
      'The flag that ends a connection at once, without FIN or TIME_WAIT. A host also sends it when a segment arrives for a connection that does not exist.',
    ],
  },
  psh: {
    term: 'PSH',
    also: ['push'],
    text: [
      'The flag that asks the receiver to pass the data to the application without waiting for more. The sender sets it on the last segment of the data that it has.',
    ],
  },
  mss: {
    term: 'MSS',
    also: ['maximum segment size', '最大报文段长度'],
    text: [
      'Maximum segment size: the most data that a host accepts in one segment. Each side announces its own in an option of its SYN.',
    ],
  },
  seq: {
    term: 'seq',
    also: ['sequence number', '序号', '序列号'],
    text: [
      'The sequence number of a segment: the number of its first byte in the stream of its sender. SYN and FIN take one number each.',
    ],
  },
  'ack-number': {
    term: 'ack number',
    also: ['ack', 'acknowledgment number', '确认号'],
    text: [
      'The acknowledgment number: the next sequence number that the sender of the segment expects. Everything before it has arrived.',
    ],
  },
  isn: {
    term: 'ISN',
    also: ['ISS', 'IRS', 'initial sequence number', '初始序列号'],
    text: phrase`The initial sequence number: the number of the SYN. Each side chooses its own, ${code('ISS')}, and learns that of the other side, ${code('IRS')}, from the SYN that it receives.`,
  },
  tcb: {
    term: 'TCB',
    also: ['transmission control block', 'connection state', '连接状态'],
    text: [
      'Transmission control block: what one side stores about a connection, such as the state, the sequence numbers, the windows and the timers.',
    ],
  },
  'snd-una': {
    term: 'SND.UNA',
    text: ['Send unacknowledged: the lowest sequence number that is not acknowledged yet.'],
  },
  'snd-nxt': {
    term: 'SND.NXT',
    text: ['Send next: the sequence number that will be sent next.'],
  },
  'snd-wnd': {
    term: 'SND.WND',
    also: ['send window', '发送窗口'],
    text: phrase`Send window: how many bytes from ${code('SND.UNA')} on the other side accepts. It is the window that arrived last from there.`,
  },
  'rcv-nxt': {
    term: 'RCV.NXT',
    text: [
      'Receive next: the sequence number that is expected next. This side sends it as its acknowledgment number.',
    ],
  },
  'rcv-wnd': {
    term: 'RCV.WND',
    also: ['receive window', '接收窗口'],
    text: phrase`Receive window: how many bytes from ${code('RCV.NXT')} on this side accepts. This side sends it as the window of its segments.`,
  },
};

export const states: TermsOf<'states'> = {
  closed: {
    term: 'CLOSED',
    text: ['There is no connection, and no TCB.'],
  },
  listen: {
    term: 'LISTEN',
    text: ['A listener waits for a SYN from any host.'],
  },
  'syn-sent': {
    term: 'SYN_SENT',
    text: ['A SYN has been sent. The SYN of the other side has not arrived yet.'],
  },
  'syn-rcvd': {
    term: 'SYN_RCVD',
    also: ['SYN_RECEIVED', 'SYN_RECV'],
    text: [
      'A SYN has arrived, and a SYN has been sent. The ACK of this side’s SYN has not arrived yet.',
    ],
  },
  established: {
    term: 'ESTABLISHED',
    also: ['ESTAB'],
    text: ['The connection is open: data can be sent in both directions.'],
  },
  'fin-wait-1': {
    term: 'FIN_WAIT_1',
    also: ['FIN_WAIT1'],
    text: [
      'This side has sent a FIN. Neither the ACK of it nor the FIN of the other side has arrived yet.',
    ],
  },
  'fin-wait-2': {
    term: 'FIN_WAIT_2',
    also: ['FIN_WAIT2'],
    text: [
      'This side’s FIN is acknowledged. The FIN of the other side has not arrived yet; until then, the other side can still send data.',
    ],
  },
  'close-wait': {
    term: 'CLOSE_WAIT',
    text: phrase`The FIN of the other side has arrived. The connection stays in this state until the local application calls ${code('close()')}.`,
  },
  closing: {
    term: 'CLOSING',
    text: [
      'Both sides have sent a FIN at the same time. The FIN of the other side has arrived, the ACK of this side’s FIN has not.',
    ],
  },
  'last-ack': {
    term: 'LAST_ACK',
    text: phrase`The passive closer has sent its FIN and waits for the ACK of it. Then the connection is ${stateMark('CLOSED')}.`,
  },
  'time-wait': {
    term: 'TIME_WAIT',
    text: [
      'The active closer waits 2MSL after both FINs. Meanwhile it can acknowledge a retransmitted FIN, and old segments of the connection disappear from the network.',
    ],
  },
};
