/**
 * What a lesson is searched by besides its title, in both languages: the words of a question as it is asked, each on its own.
 * Questions and terms bring theirs along in their words.
 */
export const LESSON_KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  'reading-the-picture': [
    'basics',
    'what is tcp',
    'segment',
    'seq and ack',
    '入门',
    '报文段',
    '序号',
  ],
  'why-three': [
    'why three',
    'three-way handshake',
    'handshake',
    '为什么三次',
    '三次握手',
    '为什么是三次握手',
  ],
  'why-four': [
    'why four',
    'four-way close',
    'four-way handshake',
    'teardown',
    '为什么四次',
    '四次挥手',
    '为什么是四次挥手',
  ],
  'three-or-four': ['three or four', 'three-segment close', '三次挥手', '三次还是四次'],
  'half-close': ['half-close', 'shutdown', '半关闭'],
  'why-2msl': ['2msl', 'time wait', 'why 2msl', '为什么 2MSL', '为什么等待 2MSL'],
  'time-wait-last-ack': ['2msl', 'time wait', 'why 2msl', '为什么 2MSL', '为什么等待 2MSL'],
  'time-wait-old-segments': ['2msl', 'time wait', 'old segments', '旧报文段'],
  'losing-the-handshake': ['syn lost', 'syn ack lost', 'third ack lost', 'SYN 丢失', '握手丢包'],
  'losing-the-teardown': ['fin lost', 'last ack lost', 'FIN 丢失', '挥手丢包'],
  retransmission: ['retransmission', 'rto', 'fast retransmit', '超时重传', '快速重传', '重传'],
  'flow-control': [
    'flow control',
    'sliding window',
    'zero window',
    '流量控制',
    '滑动窗口',
    '零窗口',
  ],
  'congestion-control': ['congestion control', 'slow start', '拥塞控制', '慢启动', '拥塞避免'],
  simultaneous: ['simultaneous open', 'simultaneous close', '同时打开', '同时关闭'],
  reset: ['rst', 'reset', 'connection reset', '复位', '连接被重置'],
  'close-wait': ['close wait', 'too many close wait', '大量 CLOSE_WAIT'],
  'keep-alive': ['keep-alive', 'keepalive', '保活'],
};
