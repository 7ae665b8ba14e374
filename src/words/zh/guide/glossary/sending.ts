/** Terms of the glossary: retransmission, flow control and congestion control. In Chinese. */
import { code, phrase } from '../../../phrase.ts';
import type { TermsOf } from '../../../contract/glossary.ts';

export const sending: TermsOf<'retransmitting' | 'flow' | 'congestion'> = {
  retransmission: {
    term: '重传',
    also: ['超时重传', 'retransmission', 'retransmit'],
    text: ['再次发送数据、SYN 或 FIN，因为没有按时收到它的 ACK，或者重复 ACK 表明它丢了。'],
  },
  rto: {
    term: 'RTO',
    also: ['超时重传时间', 'retransmission timeout'],
    text: phrase`超时重传时间：发送方等待 ACK 多久之后重传。它等于 ${code('SRTT')} + 4 × ${code('RTTVAR')}，RFC 6298 规定至少 1 秒。`,
  },
  srtt: {
    term: 'SRTT',
    also: ['平滑往返时间', 'smoothed round-trip time'],
    text: ['平滑往返时间：往返时间测量值的滑动平均，每个新样本占八分之一。'],
  },
  rttvar: {
    term: 'RTTVAR',
    also: ['往返时间偏差', 'round-trip time variation'],
    text: phrase`往返时间偏差：测量值平均偏离 ${code('SRTT')} 多少。偏差越大，${code('RTO')} 越长。`,
  },
  'exponential-backoff': {
    term: '指数退避',
    also: ['exponential backoff'],
    text: phrase`每超时一次，${code('RTO')} 加倍，直到上限，所以重传的间隔越来越长。`,
  },
  karn: {
    term: 'Karn 算法',
    also: ['Karn', 'Karn’s algorithm', "Karn's algorithm"],
    text: ['重传过的报文段不作为往返时间的样本，因为无法判断 ACK 对应的是哪一次发送。'],
  },
  'duplicate-ack': {
    term: '重复 ACK',
    also: ['duplicate ACK'],
    text: [
      '有数据在途时，确认号和窗口都与上一个相同的纯 ACK。通常说明有报文段到达，但它前面还有缺口。',
    ],
  },
  'fast-retransmit': {
    term: '快速重传',
    also: ['fast retransmit'],
    text: ['收到三个重复 ACK 后，发送方立即重传缺失的报文段，不等重传定时器到期。'],
  },
  'delayed-ack': {
    term: '延迟确认',
    also: ['delayed ACK'],
    text: [
      'ACK 推迟一小段时间再发，不超过 0.5 秒。这样一个 ACK 可以确认两个报文段，或者随应答捎带。',
    ],
  },
  'challenge-ack': {
    term: 'Challenge ACK',
    also: ['Challenge ACK（质询 ACK）', 'challenge ACK'],
    text: [
      '对可疑的 RST、SYN 或 ACK 不予执行，只回复一个纯 ACK（RFC 5961）。如果对端确实没有这条连接，它会用序号精确的 RST 回答。',
    ],
  },
  'keep-alive': {
    term: '保活',
    also: ['keep-alive', 'keepalive'],
    text: [
      '在空闲连接上发送探测，看对端是否还有回应。默认关闭；打开后默认空闲两小时才发送第一个探测。',
    ],
  },
  window: {
    term: '窗口',
    also: ['rwnd', '通告窗口', 'window'],
    text: ['从确认号起，发送这个报文段的一方还能接收多少字节。每个带 ACK 的报文段都会通告。'],
  },
  'flow-control': {
    term: '流量控制',
    also: ['flow control'],
    text: ['接收方用窗口限制发送方，使发得快的一方不会让接收缓冲区溢出。'],
  },
  'sliding-window': {
    term: '滑动窗口',
    also: ['sliding window'],
    text: ['在收到 ACK 之前可以发送的序号范围。每收到新的 ACK，它就向前移动。'],
  },
  'zero-window': {
    term: '零窗口',
    also: ['zero window'],
    text: ['接收方的缓冲区满了，通告窗口为 0。在窗口打开之前，发送方除了窗口探测不再发送数据。'],
  },
  'window-probe': {
    term: '窗口探测',
    also: ['零窗口探测', 'window probe', 'zero-window probe'],
    text: [
      '窗口为 0 时由坚持定时器发送的报文段。它的 ACK 会告知当前窗口，即使先前的窗口更新丢了也能恢复。',
    ],
  },
  nagle: {
    term: 'Nagle 算法',
    also: ['Nagle', 'Nagle’s algorithm', "Nagle's algorithm"],
    text: [
      '只要还有数据没有被确认，就不发送不满一个 MSS 的报文段，以减少小报文段。TCP_NODELAY 关闭它。',
    ],
  },
  'congestion-control': {
    term: '拥塞控制',
    also: ['congestion control'],
    text: phrase`发送方限制自己，以免网络过载。在途数据不超过 ${code('cwnd')}，也不超过接收方的窗口。`,
  },
  cwnd: {
    term: 'cwnd',
    also: ['拥塞窗口', 'congestion window'],
    text: [
      '拥塞窗口：发送方根据自己对网络的估计，允许有多少字节在途。它随 ACK 增大，丢失之后减小。',
    ],
  },
  ssthresh: {
    term: 'ssthresh',
    also: ['慢启动阈值', '慢启动门限', 'slow start threshold'],
    text: phrase`慢启动阈值：低于它时 ${code('cwnd')} 按慢启动增长，高于它时按拥塞避免增长。丢失之后，它设为在途字节数的一半，但不少于两个报文段。`,
  },
  'slow-start': {
    term: '慢启动',
    also: ['slow start'],
    text: phrase`开始时和超时之后，每收到一个确认新数据的 ACK，${code('cwnd')} 最多增加一个 MSS。每个往返时间可以翻倍。`,
  },
  'congestion-avoidance': {
    term: '拥塞避免',
    also: ['congestion avoidance'],
    text: phrase`超过 ${code('ssthresh')} 之后，${code('cwnd')} 每个往返时间大约增加一个 MSS。`,
  },
  'fast-recovery': {
    term: '快速恢复',
    also: ['快恢复', 'fast recovery'],
    text: phrase`快速重传之后，发送方以大约一半的窗口继续发送，而不像超时之后那样只剩一个报文段。在丢失修复之前，每个重复 ACK 允许再发出一个报文段。`,
  },
};
