/** 分析标志：Wireshark 的叫法，以及为什么这样标 */
import type { FlagWords } from '../../contract/captureFlags.ts';
import { list } from './list.ts';

const { span } = list;

export const flags: FlagWords = {
  names: {
    retransmission: '重传（TCP Retransmission）',
    fast_retransmission: '快速重传（TCP Fast Retransmission）',
    spurious_retransmission: '虚假重传（TCP Spurious Retransmission）',
    out_of_order: '乱序（TCP Out-Of-Order）',
    duplicate_ack: '重复 ACK（TCP Dup ACK）',
    lost_segment: '前一报文段未抓到（TCP Previous segment not captured）',
    ack_lost_segment: '确认了未抓到的报文段（TCP ACKed unseen segment）',
    keep_alive: '保活（TCP Keep-Alive）',
    keep_alive_ack: '保活 ACK（TCP Keep-Alive ACK）',
    zero_window: '零窗口（TCP ZeroWindow）',
    zero_window_probe: '零窗口探测（TCP ZeroWindowProbe）',
    zero_window_probe_ack: '零窗口探测 ACK（TCP ZeroWindowProbeAck）',
    window_update: '窗口更新（TCP Window Update）',
    window_full: '窗口已满（TCP Window Full）',
    reused_ports: '端口号重用（TCP Port numbers reused）',
  },
  reasons: {
    retransmission: ({ numbers: { seq, nextSeq }, own }) =>
      `它的序号 ${own(seq)} 小于下一个期望的序号 ${own(nextSeq)}。`,
    fast_retransmission: ({ numbers: { sinceAckNs, duplicates, lastAck }, own }) =>
      duplicates === null
        ? `它从最近的确认号 ${own(lastAck)} 开始，在该 ACK 之后 ${span(sinceAckNs)}到来（不到 20 毫秒）；该 ACK 确认了未抓到的数据，按重复 ACK 计。`
        : `${duplicates} 个重复 ACK 要求从 ${own(lastAck)} 开始重传，它正从这里开始，并在最近一个之后 ${span(sinceAckNs)}到来（不到 20 毫秒）。`,
    spurious_retransmission: ({ numbers: { end, lastAck }, own }) =>
      `它到 ${own(end)} 为止，而对端此前已确认到 ${own(lastAck)}。`,
    out_of_order: ({ numbers: { nextSeq, sinceNs, withinNs, firstRttNs }, own }) =>
      `它的序号小于下一个期望的序号 ${own(nextSeq)}，但距最高序号只晚 ${span(sinceNs)}：不到 ${span(withinNs)}（${firstRttNs === null ? '握手的 RTT 未知时的取值' : '握手的 RTT'}）算作乱序。`,
    duplicate_ack: ({ numbers: { ack, number, ofFrame }, others }) =>
      `它重复了第 ${ofFrame} 帧的确认号 ${others(ack)}，窗口相同，没有数据：第 ${number} 个重复 ACK。`,
    lost_segment: ({ numbers: { seq, nextSeq, missing }, own }) =>
      `它从 ${own(seq)} 开始，而期望的是 ${own(nextSeq)}：前面缺 ${missing} 字节。可能丢失、乱序，或没有抓到。`,
    ack_lost_segment: ({ numbers: { ack, seenUpTo, unseen }, others }) =>
      `它确认到 ${others(ack)}，而对端的数据只抓到 ${others(seenUpTo)}：有 ${unseen} 字节已到达，却没有抓到。`,
    keep_alive: ({ numbers: { seq, nextSeq }, own }) =>
      `至多 1 字节，序号 ${own(seq)}，比下一个期望的序号 ${own(nextSeq)} 小 1：只为要一个 ACK。`,
    keep_alive_ack: ({ numbers: { ack }, others }) =>
      `它应答保活：确认号 ${others(ack)} 和窗口都不变，没有数据。`,
    zero_window: ({ numbers: { ack }, others }) =>
      `窗口为 0：从 ${others(ack)} 起，对端不能再发送数据，只能发探测。`,
    zero_window_probe: ({ numbers: { seq }, own }) =>
      `对端窗口为 0，仍在 ${own(seq)} 处发送 1 字节：探测窗口是否已经打开。`,
    zero_window_probe_ack: ({ numbers: { ack }, others }) =>
      `它应答零窗口探测：确认号 ${others(ack)} 不变，窗口仍为 0。`,
    window_update: ({ numbers: { from, to, ack }, others }) =>
      `只有窗口变了：${from === null ? `字段为 ${to}` : `字段从 ${from} 变为 ${to}`}（未经扩大）；确认号 ${others(ack)} 不变，没有数据。`,
    window_full: ({ numbers: { end, lastAck, window, shift }, own }) =>
      `它到 ${own(end)} 为止，正好用完对端的窗口：确认号 ${own(lastAck)} 加 ${shift === 0 ? window : `${window} × 2^${shift}`} 字节。收到下一个 ACK 之前不能再发。`,
    reused_ports: ({ numbers: { seq, formerSeq } }) =>
      `SYN 带新的初始序号 ${seq}${formerSeq === null ? '' : `（此前为 ${formerSeq}）`}，而这个四元组此前用过：是一条新连接。`,
  },
  late: ({ sinceNs, withinNs }) =>
    `它比最高序号晚 ${span(sinceNs)}到来，不会是乱序：乱序的间隔小于 ${span(withinNs)}。`,
};
