/** Questions about closing a connection, and the answers. In English. */
import type { closing as questions } from '../../../../cases/questions/closing.ts';
import type { QuestionWords } from '../../../contract/index.ts';
import { code, phrase, sideMark, stateMark, strong } from '../../../phrase.ts';

export const closing = {
  'three-to-open-four-to-close': {
    question: 'Why three segments to open, but four to close?',
    answer: phrase`In the handshake, the ${sideMark('server', 'server')}’s kernel sends both its ACK and its own SYN immediately, so they share a segment: three. At the close, the kernel acknowledges the FIN by itself, but its own FIN has to wait until the ${strong('application')} calls ${code('close()')}. It may still send data until then. So ACK and FIN leave separately: four. Every FIN carries an ACK; what counts is whether it is the first to acknowledge the other FIN. If the application closes at once, or the ACK is delayed, three suffice.`,
    points: [
      'Opening: the kernel sends ACK and SYN together, three in all',
      'Closing: the kernel acknowledges the FIN by itself',
      'Its own FIN waits until the application calls close()',
      'Three suffice if close() comes before the ACK has left',
    ],
    keywords:
      'three-way handshake four-way close teardown difference 三次握手 四次挥手 为什么 区别',
  },
  'four-or-three-to-close': {
    question: 'Why do captures often show only three segments at the close?',
    answer: phrase`The passive closer’s FIN can carry the ACK of the first FIN. Here the ${sideMark('server', 'server')}’s application calls ${code('close()')} before the ACK has left, so ACK and FIN share a segment. The ${sideMark('client', 'client')} goes from ${stateMark('FIN_WAIT_1')} to ${stateMark('TIME_WAIT')} in one step. Linux delays the ACK of a FIN by up to 40 ms where data came before, so this is common. FIN, ACK, FIN and ACK are all there, in three segments.`,
    points: [
      'ACK and FIN of the passive closer share a segment',
      'The application closes before the ACK has left',
      'A delayed ACK makes this likely',
      'FIN_WAIT_1 leads directly to TIME_WAIT',
    ],
    keywords: 'four-way close teardown wave three merged 四次挥手 三次挥手 关闭 合并 抓包',
  },
  'first-fin-lost': {
    question: 'What happens if the first FIN is lost?',
    answer: phrase`The active closer stays in ${stateMark('FIN_WAIT_1')} and retransmits its FIN with exponential backoff, until it is acknowledged or the retry limit is reached. The peer is still ${stateMark('ESTABLISHED')} and notices nothing. On Linux, ${code('tcp_orphan_retries')} sets the limit once the application has called ${code('close()')}.`,
    points: [
      'The active closer stays in FIN_WAIT_1',
      'It retransmits the FIN with exponential backoff',
      'The peer stays ESTABLISHED and notices nothing',
    ],
    keywords: 'retransmission tcp_orphan_retries teardown 第一次挥手 丢失 重传',
  },
  'first-fin-ack-lost': {
    question: 'What happens if the ACK of the first FIN is lost?',
    answer: phrase`The active closer retransmits its FIN. The peer is in ${stateMark('CLOSE_WAIT')} already, recognises the old sequence number, and acknowledges it with a new ACK. Often no retransmission is needed, because ACKs are cumulative: whatever the peer sends next carries the same ACK number. If that is the peer’s FIN, the active closer goes from ${stateMark('FIN_WAIT_1')} to ${stateMark('TIME_WAIT')} in one step.`,
    points: [
      'The active closer retransmits its FIN',
      'The peer, in CLOSE_WAIT, sends a new ACK',
      'Any later segment of the peer carries the same ACK number',
    ],
    keywords: 'second segment of the close cumulative 第二次挥手 丢失 累积确认',
  },
  'fin-wait-2': {
    question: 'The peer never sends its FIN: how long does FIN_WAIT_2 last?',
    answer: phrase`RFC 9293 has no timer for ${stateMark('FIN_WAIT_2')}: a half-closed connection may last for ever. Linux ends it after ${code('tcp_fin_timeout')}, 60 s by default, but only if the application has called ${code('close()')} and no process holds the socket (orphaned socket). The peer is not told and stays in ${stateMark('CLOSE_WAIT')}.`,
    points: [
      'The RFC has no timer for FIN_WAIT_2',
      'Linux: tcp_fin_timeout, 60 s, for orphaned sockets only',
      'The peer is not told and stays in CLOSE_WAIT',
    ],
    keywords: 'tcp_fin_timeout orphan timeout half-close 超时 半关闭 孤儿连接',
  },
  'last-ack-lost': {
    question: 'What happens if the very last ACK is lost?',
    answer: phrase`The passive closer, in ${stateMark('LAST_ACK')}, retransmits its FIN. The active closer is still in ${stateMark('TIME_WAIT')}: it sends a new ACK and restarts the wait of 2 MSL. Without ${stateMark('TIME_WAIT')} the retransmitted FIN would find no connection and be answered with ${code('RST')}: an error instead of a clean close.`,
    points: [
      'The passive closer retransmits its FIN in LAST_ACK',
      'The active closer answers in TIME_WAIT with a new ACK',
      'The wait of 2 MSL restarts',
      'Without TIME_WAIT: a RST',
    ],
    keywords: 'fourth segment TIME-WAIT teardown 第四次挥手 最后一个 ACK 丢失',
  },
  'simultaneous-close': {
    question: 'What happens if both sides close at the same moment?',
    answer: phrase`The two FINs cross. Each side is in ${stateMark('FIN_WAIT_1')} and gets a FIN that does not acknowledge its own, so it goes to ${stateMark('CLOSING')}. When its own FIN is acknowledged, it goes on to ${stateMark('TIME_WAIT')}. Both sides are active closers, and both wait 2 MSL.`,
    points: [
      'The FINs cross: FIN_WAIT_1 to CLOSING',
      'The ACK of its own FIN leads each to TIME_WAIT',
      'Both wait 2 MSL',
    ],
    keywords: 'simultaneous close CLOSING crossed 同时关闭 交错',
  },
  'fin-overtakes-data': {
    question: 'What happens if the FIN overtakes data?',
    answer: phrase`The sequence number of a FIN comes after that of the last data. A FIN that arrives first is kept or dropped, and the ACK names the first missing byte. The state does not change: ${stateMark('CLOSE_WAIT')} comes when the gap is filled. The same holds in ${stateMark('FIN_WAIT_2')}: no ${stateMark('TIME_WAIT')} before all data has arrived.`,
    points: [
      'The FIN has a sequence number after the data',
      'It is kept, and the ACK names the missing byte',
      'No change of state before the gap is filled',
    ],
    keywords: 'out of order reordering gap 乱序 提前到达 缺口',
  },
  'read-after-close': {
    question: 'Can a side still receive data after it has closed?',
    answer: phrase`It depends on the call. After ${code('shutdown(SHUT_WR)')}, yes: in ${stateMark('FIN_WAIT_2')} the application goes on reading until the peer’s FIN. After ${code('close()')}, no: nobody can read the data any more. Here Linux answers data that arrives after ${code('close()')} with ${code('RST')}, and both sides lose the connection. RFC 9293 allows this, so that the peer learns that its data is lost; the RFC’s own CLOSE leaves reading open.`,
    points: [
      'After shutdown(SHUT_WR): yes, until the peer’s FIN',
      'After close(): no, the socket is gone',
      'Linux answers such data with RST',
    ],
    keywords: 'close shutdown receive after FIN RST half-close 关闭后 接收 半关闭 FIN_WAIT_2',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
