/** Words of the segment inspector. In Chinese. */
import { meaningsIn } from '../../sentences/choices/header.ts';
import type { HeaderFacts } from '../../sentences/headerFacts.ts';
import { code, phrase, sideMark } from '../../phrase.ts';
import { bytes, GAP } from '../say.ts';
import { SIDE_NAMES } from '../sides.ts';
import type { SegmentWords } from '../../contract/index.ts';

const from = (f: HeaderFacts) => sideMark(f.from, SIDE_NAMES[f.from]);
const to = (f: HeaderFacts) => sideMark(f.to, SIDE_NAMES[f.to]);

const meanings = meaningsIn(
  {
    sourcePort: (f) => phrase`${from(f)}的端口。两个地址和两个端口（四元组）确定一条连接。`,
    destinationPort: (f) => phrase`${to(f)}的端口。两个地址和两个端口（四元组）确定一条连接。`,
    seq: {
      ofSyn: (f) => phrase`${from(f)}的初始序号（ISN）。SYN 占用它，数据从 ${code(f.next)} 开始。`,
      ofResetWithNone: () => phrase`这个 RST 所回复的报文段没有确认号可以照用，所以填 0。`,
      ofReset: () => phrase`RST 不占序号。接收方先检查这个序号，再决定是否接受 RST。`,
      ofData: ({ data }) =>
        phrase`第一个数据字节的序号。这些数据占用 ${code(data?.first ?? '')} 到 ${code(data?.last ?? '')}。`,
      finBehind: ({ fin }) => phrase`其后的 FIN 占用 ${code(fin ?? '')}。`,
      ofFin: () => phrase`FIN 占用的序号，紧跟在最后一个数据字节之后。`,
      ofProbe: (f) => phrase`有意比${to(f)}期待的序号小 1：收到窗口之外的报文段必须回复。`,
      usedNext: (f) => phrase`纯 ACK 不占序号。${from(f)}下一次发送的数据从这个序号开始。`,
      atEdge: (f) => phrase`纯 ACK 不占序号。这个序号取在${to(f)}窗口的边缘，再往右就不可接受。`,
    },
    ack: {
      off: () => phrase`不使用：ACK 位为 0。`,
      ofReset: (f) =>
        phrase`从${to(f)}收到的内容之后的序号：${to(f)}由此判断这个 RST 是否发给自己的连接。`,
      expected: (f) => phrase`${from(f)}期待的下一个序号。${to(f)}在它之前的数据都已到达。`,
    },
    dataOffset: {
      length: ({ headerLength }) =>
        phrase`首部长度：${headerLength / 4} 个 32 位字，即 ${bytes(headerLength)}。`,
      options: ({ headerLength }) => phrase`其中选项占 ${bytes(headerLength - 20)}。`,
      data: () => phrase`数据从那里开始。`,
      noData: () => phrase`如果有数据，就从那里开始。`,
    },
    reserved: () => phrase`发送时填 0，接收时忽略，留给将来使用。`,
    cwr: {
      setup: (f) => phrase`为 1，并且 SYN 中 ECE 也为 1：${from(f)}请求使用显式拥塞通知（ECN）。`,
      on: (f) => phrase`为 1：${from(f)}已按${to(f)}的 ECE 减小拥塞窗口。`,
      off: () => phrase`为 0：没有减小拥塞窗口。`,
    },
    ece: {
      setup: (f) => phrase`SYN 中为 1：${from(f)}支持显式拥塞通知（ECN）。`,
      on: (f) =>
        phrase`为 1：${to(f)}的分组到达时带有拥塞标记，说明途中路由器的队列很长。收到 CWR 之前一直重复。`,
      off: () => phrase`为 0：这里没有显式拥塞通知（ECN）。`,
    },
    urg: () => phrase`为 0：没有紧急数据。新的应用程序不应再使用它。`,
    ackBit: {
      on: () => phrase`为 1：确认号有效。连接建立之后，只有 RST 可以不带它。`,
      nothingYet: () => phrase`为 0：还没有收到可以确认的内容。`,
      off: () => phrase`为 0：不使用确认号。`,
    },
    psh: {
      on: (f) => phrase`为 1：${to(f)}应当立即把这些数据交给应用程序，不等后面的数据。`,
      off: (f) => phrase`为 0：${to(f)}可以等后面的数据到达后，再一起交给应用程序。`,
      noData: () => phrase`为 0：没有要交给应用程序的数据。`,
    },
    rst: {
      on: (f) =>
        phrase`为 1：${from(f)}没有这条连接，或者已经删除。接收方如果接受 RST，就立即结束连接。`,
      off: () => phrase`为 0：不复位连接。`,
    },
    syn: {
      on: (f) =>
        phrase`为 1：${from(f)}通告自己的 ISN。SYN 占用一个序号，所以和数据一样需要确认和重传。`,
      off: () => phrase`为 0：不用于建立连接。`,
    },
    fin: {
      on: (f) =>
        phrase`为 1：${from(f)}的数据流到此结束。FIN 占用序号 ${code(f.fin ?? '')}，所以和数据一样需要确认和重传。`,
      off: (f) => phrase`为 0：${from(f)}的数据流没有在这里结束。`,
    },
    window: {
      ofReset: () => phrase`RST 的窗口字段不使用。`,
      none: (f) => phrase`零窗口：${to(f)}要等${from(f)}打开窗口。`,
      room: (f) => phrase`${from(f)}还能接收 ${bytes(f.room)}。`,
      roomUpTo: (f) =>
        phrase`${from(f)}还能接收 ${bytes(f.room)}：从 ${code(f.ack)} 到 ${code(f.lastTaken ?? '')}。`,
      scaled: (f) => phrase`这里使用窗口扩大选项：字段以 ${bytes(2 ** f.scale)} 为单位。`,
      ofSyn: () => phrase`SYN 的窗口从不扩大，字段的值就是字节数。`,
      notScaled: () => phrase`这里不使用窗口扩大选项，字段的值就是字节数。`,
    },
    checksum: () =>
      phrase`伪首部、首部和数据按 16 位求反码和，再取反。接收方连同本字段求和应得 ${code('0xffff')}，否则直接丢弃报文段。`,
    urgentPointer: () => phrase`不使用：URG 位为 0。`,
    mssKind: () => phrase`选项以类型开头：2 是最大报文段长度。`,
    sackPermittedKind: () =>
      phrase`类型 4 是“允许 SACK”。双方的 SYN 都带有它，之后才会发送 SACK 块。`,
    timestampsKind: () => phrase`类型 8 是时间戳：用来测量往返时间，并识别旧的重复报文段（PAWS）。`,
    windowScaleKind: () =>
      phrase`类型 3 是窗口扩大。只有 SYN 带有它；双方的 SYN 都带有它，窗口才按比例扩大。`,
    sackKind: {
      blocks: (f) =>
        phrase`类型 5 是 SACK：${from(f)}在确认号之后还收到了哪些数据，最近收到的块排在最前。`,
      duplicate: () => phrase`这里的第一个块是 D-SACK：它所指的数据收到了两次。`,
    },
    optionLength: () => phrase`这个选项的字节数，包括类型和长度本身。`,
    nop: () => phrase`无操作：填充一个字节，使后面的选项从 32 位字的边界开始。`,
    mss: (f) =>
      phrase`${from(f)}接收的报文段，数据部分最多 ${bytes(f.segment.mss ?? 0)}。只有 SYN 带有这个选项。`,
    windowScale: (f) =>
      phrase`SYN 之后，${from(f)}的窗口字段以 ${bytes(2 ** (f.segment.windowScale ?? 0))}（2 的 ${f.segment.windowScale ?? 0} 次方）为单位。`,
    tsVal: (f) => phrase`${from(f)}发送这个报文段时的时间戳时钟，${to(f)}会原样送回。`,
    tsEcr: {
      echo: (f) => phrase`${to(f)}的时间戳，原样送回：距那时过了多久，往返时间就是多少。`,
      nothingYet: (f) => phrase`还没有收到${from(f)}可以送回的时间戳。`,
    },
    fastOpenKind: (f) =>
      f.segment.fastOpen === ''
        ? phrase`类型 34 是 TCP 快速打开（Fast Open）。后面没有 cookie：${from(f)}在请求 cookie。`
        : phrase`类型 34 是 TCP 快速打开（Fast Open），后面是 cookie。只有带 SYN 的报文段才有这个选项。`,
    cookie: () =>
      phrase`cookie：服务器用密钥由客户端的地址算出。能出示它的客户端，以前确实在这个地址收到过报文段。`,
    sackStart: () => phrase`这个块的第一个序号。`,
    sackEnd: () => phrase`这个块最后一个序号的下一个序号。`,
    data: (f) =>
      phrase`${from(f)}数据流中的 ${bytes(f.segment.dataLen)}，从第 ${f.place} 个字节开始（从 0 数起）。`,
    sourceAddress: (f) => phrase`${from(f)}的地址，取自 IP 首部。`,
    destinationAddress: (f) => phrase`${to(f)}的地址，取自 IP 首部：误投的报文段通不过校验。`,
    zero: () => phrase`填充。`,
    protocol: () => phrase`6 代表 TCP。`,
    tcpLength: ({ length, headerLength }) =>
      phrase`首部和数据：${headerLength} + ${length - headerLength} 字节。TCP 首部没有这个字段，由 IP 首部算出。`,
  },
  GAP,
);

export const tab = '报文段';

export const segment: SegmentWords = {
  name: '报文段',
  picture: '首部，每行 32 位。用方向键在字段之间移动。',
  fields: {
    sourcePort: '源端口',
    destinationPort: '目的端口',
    seq: '序号',
    ack: '确认号',
    dataOffset: '数据偏移',
    reserved: '保留',
    cwr: 'CWR',
    ece: 'ECE',
    urg: 'URG',
    ackBit: 'ACK',
    psh: 'PSH',
    rst: 'RST',
    syn: 'SYN',
    fin: 'FIN',
    window: '窗口',
    checksum: '校验和',
    urgentPointer: '紧急指针',
    mssKind: '类型',
    sackPermittedKind: '类型',
    timestampsKind: '类型',
    windowScaleKind: '类型',
    fastOpenKind: '类型',
    sackKind: '类型',
    optionLength: '长度',
    nop: 'NOP',
    mss: '最大报文段长度',
    windowScale: '移位数',
    tsVal: 'TSval',
    tsEcr: 'TSecr',
    cookie: 'Fast Open cookie',
    sackStart: '块的左边界',
    sackEnd: '块的右边界',
    data: '数据',
    sourceAddress: '源地址',
    destinationAddress: '目的地址',
    zero: '零',
    protocol: '协议',
    tcpLength: 'TCP 长度',
  },
  shortFields: { dataOffset: '数据偏移', reserved: '保留' },
  meanings,
  field: (name, bits, value) => `${name}，${bits}，${value}`,
  bits: (n) => `${n} 位`,
  bytes,

  which: (flags, nth, side) => `${flags}，${side}的第 ${nth} 个`,
  flight: (flags, nth, side) => `${side}的 ${flags} #${nth}`,
  previous: '上一个报文段',
  next: '下一个报文段',
  follow: '跟随运行过程',
  followAbout: '显示最近发出的报文段',
  none: '还没有发出报文段。',
  first: (flags, side, when) => `第一个报文段是${side}的 ${flags}，在 ${when} 发出。它的首部如下。`,
  toFirst: '跳到第一个报文段',
  fates: { underway: '在途', arrived: '已到达', lost: '丢失', unsent: '尚未发出' },
  sent: (when) => `${when} 发出`,
  arrives: (when) => `${when} 到达`,
  goTo: (what) => `跳到：${what}`,

  pick: '选择一个字段，查看它在这里的含义和带来的变化。',
  previousField: '上一个字段',
  nextField: '下一个字段',
  clear: '关闭这个字段',
  onWire: (number) => `实际发送 ${number}`,

  takenFrom: '取自',
  follows: '到达后带来的变化',
  related: '相关报文段',
  nothing: '页面上的其他内容都与它无关。',
  nothingLost: (side) => `这个报文段丢失了：${side}没有任何变化。`,
  nothingYet: (side) => `它还没有到达${side}。`,
  hows: {
    acknowledged: '由它确认',
    acknowledges: '确认了它',
    sameNumbers: '序号相同',
    answers: '由它触发',
    starts: '启动',
    stops: '停止',
    restarts: '重新启动',
  },
  lost: '丢失',
  timer: (name) => `“${name}”定时器`,

  bytesTitle: '逐字节',
  bytesAbout: (n) => `共 ${bytes(n)}，十六进制，旁边是对应的字符。`,
  showAll: (n) => `显示全部 ${bytes(n)}`,
  showLess: '收起',
  pseudoTitle: '伪首部：不发送，但计入校验和',
  assumedTitle: '假定的内容',
  assumed: (client, server) =>
    `运行过程与地址、端口和数据内容无关。这里假定客户端为 ${client}，服务器为 ${server}；两个数据流都由 16 字节的文本行组成，每行写明它在流中的位置。其余都来自这次运行过程。无论页面怎样显示序号，字节中总是实际发送的值。`,
};
