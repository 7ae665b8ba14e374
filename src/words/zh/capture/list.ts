/** 抓包中的连接列表 */
import type { CaptureListWords } from '../../contract/captureList.ts';
import { duration } from '../../duration.ts';
import { size } from '../../size.ts';
import { SIDE_NAMES } from '../sides.ts';

const span = (ns: number): string => duration(ns / 1000, 'zh-CN');

export const list: CaptureListWords = {
  columns: {
    stream: '编号',
    client: '客户端',
    server: '服务器',
    frames: '帧数',
    data: '数据',
    retransmissions: '重传',
    rtt: 'RTT',
    start: '开始',
    duration: '历时',
    ending: '如何结束',
  },
  ending: {
    neverAnswered: ({ syns }) => (syns === 1 ? '无应答' : `无应答，${syns} 个 SYN`),
    refused: () => '连接被拒绝',
    halfOpen: () => '半开',
    reset: ({ by }) => `被${SIDE_NAMES[by]}复位`,
    closed: () => '正常关闭',
    halfClosed: ({ by }) => `${SIDE_NAMES[by]}半关闭`,
    open: () => '未关闭',
  },
  oddity: {
    refused: () => '连接被拒绝',
    neverAnswered: ({ syns }) => `${syns} 个 SYN 无应答`,
    halfOpen: () => '半开',
    reset: ({ by }) => `被${SIDE_NAMES[by]}复位`,
    neverClosed: ({ by, forNs }) => `${SIDE_NAMES[by]}${span(forNs)}未关闭`,
    zeroWindow: ({ by }) => `${SIDE_NAMES[by]}零窗口`,
    retransmissions: ({ count }) => `${count} 次重传`,
    outOfOrder: ({ count }) => `${count} 个乱序`,
    slow: ({ rttNs }) => `慢，RTT ${span(rttNs)}`,
    malformedOptions: ({ count }) => `${count} 个报文段选项有误`,
    badChecksums: ({ count }) => `${count} 个校验和错误`,
    mirrored: ({ count }) => `${count} 帧重复抓到`,
    notCaptured: ({ count }) => `${count} 处未抓到`,
    oneSided: () => '只有单向',
  },
  beginning: {
    handshake: '抓到三次握手',
    withoutAck: '有 SYN 和 SYN+ACK，没有 ACK',
    synOnly: '只有 SYN',
    withoutSyn: '有 SYN+ACK，没有 SYN',
    missing: '抓包开始前已建立',
  },
  openedBy: {
    syn: '抓到了 SYN',
    synAck: '建立过程中只抓到 SYN+ACK',
    guessed: '没有抓到建立过程：按端口推测哪一端是客户端',
  },
  completeness: {
    synOnly: '不完整：只有 SYN',
    synAck: '不完整：有 SYN 和 SYN+ACK',
    established: '不完整：已建立，没有数据',
    data: '不完整：有数据，未关闭',
    completeWithoutData: '完整，没有数据',
    completeWithData: '完整，有数据',
    incomplete: '不完整：缺少握手的一部分',
  },
  span,
  size,
  head: {
    connections: (n) => `${n} 条连接`,
    frames: (n) => `${n} 帧`,
    kind: {
      tcp: (n) => `TCP ${n}`,
      other: (n) => `非 TCP ${n}`,
      fragment: (n) => `IP 分片 ${n}`,
      cut: (n) => `截断或损坏 ${n}`,
    },
    unknownLink: (n, linkType) => `未知链路类型 ${linkType} 的 ${n}`,
    interfaces: (n) => `${n} 个接口`,
    format: { pcap: 'pcap', pcapng: 'pcapng', none: '不是抓包文件' },
    line: ({ connections, frames, kinds, span: lasting, rest }) =>
      `${connections}，${frames}（${kinds.join('，')}），历时 ${lasting}，${rest.join('，')}`,
  },
};
