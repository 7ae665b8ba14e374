/** What readers of captures ask, and the answers. In English. */
import type { CaptureGuideWords } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';

export const questions: CaptureGuideWords['questions'] = {
  'previous-segment-not-captured': {
    question: 'What does “previous segment not captured” mean?',
    answer: phrase`The sequence numbers jump: this segment begins above the one expected next, and the bytes between are not in the capture. The network lost or reordered them before the point of capture, or the capture program missed them. The ACKs of the receiver decide. In this capture they stop at the gap, so the network lost the 1448 bytes. If they went on, the receiver would have the data, and only the capture would not; that ACK is flagged “ACKed unseen segment”.`,
    points: [
      'The sequence numbers jump',
      'Lost, reordered, or missed by the capture',
      'ACKs stop at the gap: lost in the network',
      'ACKs go on: missed by the capture',
    ],
    keywords:
      'wireshark lost_segment gap hole missing tcpdump dropped by kernel 前一个报文段未捕获 丢包 缺口 抓包漏包',
  },
  'dup-ack-or-window-update': {
    question: 'Duplicate ACK or window update?',
    answer: phrase`Each repeats an ACK number without data. If the window has changed, it is a window update. If it has not, and data is outstanding, it is a duplicate ACK, a sign of a gap. In this capture the first ACK behind the gap has a larger window: Wireshark calls it a window update, though its SACK block already tells of the loss. With SACK the sender goes by the blocks, whatever the window says.`,
    points: [
      'The same ACK number, no data',
      'Window changed: window update',
      'Window the same: duplicate ACK',
      'With SACK the blocks decide',
    ],
    keywords:
      'wireshark duplicate_ack window_update dup ack fast retransmit 重复 ACK 窗口更新 区别',
  },
  'was-it-needed': {
    question: 'A retransmission in the capture: was it needed?',
    answer: phrase`Not this one: nothing was lost, the ACKs were late. A tail loss probe and the timer (RTO 502 ms) each retransmitted data that had arrived. Then the ACKs of all four segments came, and two with D-SACK blocks: “this came twice”. Before that a lost segment and a late ACK look alike to the sender. Wireshark flags a retransmission as spurious only if its ACK passed before it. Here it had not.`,
    points: [
      'Late ACKs, nothing lost',
      'D-SACK: it arrived twice',
      'Spurious by Wireshark: ACKed before',
      'The flag alone does not tell',
    ],
    keywords:
      'spurious retransmission needless unnecessary D-SACK RTO wireshark 虚假重传 不必要的重传 误判',
  },
  'handshake-rtt': {
    question: 'Why is the handshake’s RTT 200 ms?',
    answer: phrase`A kernel answers a SYN at once, so from ${code('SYN')} to ${code('SYN+ACK')} is the way there and back. Compare it with later ACKs: here the request is acknowledged after 200 ms too, so the path is that long. If later round trips are shorter, a SYN was retransmitted (at least 1 s), or the path was busy. Captured at the server, the 200 ms would stand between ${code('SYN+ACK')} and ACK, and none before.`,
    points: [
      'Only kernels take part: it is the path',
      'Later ACKs take as long: distance',
      'Seconds: a SYN was retransmitted',
      'Where it was captured decides which pair',
    ],
    keywords:
      'RTT latency slow connect iRTT handshake round-trip time 握手 往返时间 延迟 200 毫秒 建立连接慢',
  },
  'three-fins': {
    question: 'Why are there three FINs?',
    answer: phrase`One of them is a retransmission: it has the sequence number of another. Each direction is closed by one FIN. Here the client’s last ACK is lost behind the point of capture, so after an RTO of 1 s the server retransmits its FIN. The client is in ${stateMark('TIME_WAIT')} still, and acknowledges it once more. That is one of the reasons for ${stateMark('TIME_WAIT')}.`,
    points: [
      'One FIN for each direction',
      'The same sequence number: retransmitted',
      'The last ACK was lost',
      'TIME_WAIT acknowledges it',
    ],
    keywords: 'FIN retransmission last ACK lost teardown wireshark 三个 FIN 挥手 重传 最后一个 ACK',
  },
  'rst-after-fin': {
    question: 'Why is there a RST after the FIN?',
    answer: phrase`Data came after ${code('close()')}. The client has sent its FIN and its socket is gone for the program; then 200 bytes of the server arrive, which nobody can read. The kernel answers with a RST, so that the server learns that data was lost. ${code('close()')} with unread data in the buffer sends a RST as well, in place of the FIN. To send no more and read on, a program calls ${code('shutdown()')}.`,
    points: [
      'Data arrived after close()',
      'Nobody can read it: RST',
      'Unread data at close(): RST, no FIN',
      'shutdown() closes one direction only',
    ],
    keywords:
      'reset after fin connection reset close linger wireshark FIN 之后 RST 复位 关闭后收到数据',
  },
  'zero-window-or-window-full': {
    question: '“Window full” or “zero window”: who is slow?',
    answer: phrase`“Window full” is about the sender: it has sent all that the receiver’s window allows. “Zero window” is about the receiver: its buffer is full, because its program does not read. In this capture the second follows the first. The client probes with 1 byte after 1 s and after 2 s more, until a window update comes, after 4.73 s. “Window full” alone, on a long path, means that the receive buffer is too small for it.`,
    points: [
      'Window full: the sender has used it up',
      'Zero window: the receiver does not read',
      'Probes until a window update',
      'The receiver’s application is slow',
    ],
    keywords:
      'zero_window window_full zero window probe flow control wireshark 零窗口 窗口已满 流量控制 接收方慢',
  },
};
