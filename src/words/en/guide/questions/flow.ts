/** Questions about windows and the sizes of segments, and the answers. In English. */
import type { flow as questions } from '../../../../cases/questions/flow.ts';
import type { QuestionWords } from '../../../contract/index.ts';
import { code, phrase, sideMark } from '../../../phrase.ts';

export const flow = {
  'flow-control': {
    question: 'What is flow control, and what is the sliding window?',
    answer: phrase`The receiver announces in every ACK how many bytes it can still take: the receive window. The sender may have at most that many bytes in flight, counted from the oldest unacknowledged byte. ACKs move this range to the right: the window slides. Here the application does not read, so the window shrinks from 1,000 bytes to 100, and the ${sideMark('client', 'client')} has to stop. The window field has 16 bits; the window scale option allows up to 1 GiB.`,
    points: [
      'The receiver announces its free buffer: the receive window',
      'The sender keeps at most that much in flight',
      'ACKs move the window to the right: it slides',
      'It protects the receiver, not the network',
    ],
    keywords: 'rwnd receive window sliding window scale 流量控制 滑动窗口 接收窗口 发送窗口',
  },
  'zero-window': {
    question: 'What happens when the receive window is zero?',
    answer: phrase`The sender stops and starts the persist timer. When it fires, as here, a window probe leaves: one byte of data, or on Linux an empty segment. The answer carries the current window. Probes continue with exponential backoff while the window stays closed. Without them, the loss of one window update could block the connection for ever. The receiver does not announce tiny windows: that avoids the silly window syndrome.`,
    points: [
      'The sender stops and starts the persist timer',
      'Window probes with exponential backoff',
      'Without probes, a lost window update would block both sides',
      'No tiny windows: silly window syndrome',
    ],
    keywords:
      'zero window probe persist ZeroWindow silly window 零窗口 窗口探测 坚持定时器 糊涂窗口',
  },
  'nagle-and-delayed-ack': {
    question: 'Why do Nagle’s algorithm and delayed ACKs disturb each other?',
    answer: phrase`Nagle’s algorithm holds a small segment back while earlier data is unacknowledged. A delayed ACK holds back the very ACK that would release it. Here the ${sideMark('client', 'client')} writes a request in two parts: the second waits for the ACK of the first, which the ${sideMark('server', 'server')} delays by 200 ms (40 ms on Linux). Only then is the request complete. Write the whole request in one call, or set ${code('TCP_NODELAY')}.`,
    points: [
      'Nagle: a small segment waits while data is unacknowledged',
      'The delayed ACK is what it waits for',
      'A request in two writes stalls, 40 ms on Linux',
      'Write once, or set TCP_NODELAY',
    ],
    keywords: 'Nagle TCP_NODELAY TCP_CORK 40ms latency small packets 小包 合并 延迟确认 延迟',
  },
  'mss-and-fragments': {
    question: 'What is the MSS, and why not leave the cutting to IP?',
    answer: phrase`The MSS is the largest amount of data a host wants in one segment. Each side announces its own on its SYN; it is not negotiated. With an MTU of 1500 it is 1460: minus 20 bytes of IP header and 20 of TCP header. Here it is 1000, so 6,000 bytes make six segments. If IP fragmented a larger segment, the loss of one fragment would cost all of it. TCP retransmits only the segment that is lost.`,
    points: [
      'MSS: the most data in one segment, announced on the SYN',
      'MTU 1500 minus 40 bytes of headers: 1460',
      'One lost IP fragment costs the whole segment',
      'TCP retransmits only the lost segment',
    ],
    keywords: 'MSS MTU fragmentation path MTU discovery 1460 分片 分段 最大报文段长度',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
