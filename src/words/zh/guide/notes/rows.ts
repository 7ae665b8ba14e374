/** The values in which the profiles differ, as they read in a table. In Chinese. */
import { patienceUs, retriesOf } from '../../../../../machines/tcp/timers/patience.ts';
import { initialWindow } from '../../../../../machines/tcp/output/congestionWindow.ts';
import type { ProfileRowWords } from '../../../contract/index.ts';
import { bytes, lasting } from '../../say.ts';

const yes = (value: boolean): string => (value ? '是' : '否');
const times = (n: number): string => `${n} 次`;

export const profileRows: ProfileRowWords = {
  mss: { name: '最大报文段长度（MSS）', value: bytes },
  rcvBuf: { name: '接收缓冲区', value: bytes },
  rtoMinUs: { name: 'RTO 下限', value: lasting },
  rtoMaxUs: { name: 'RTO 上限', value: lasting },
  rtoEstimator: {
    name: '下限用于',
    value: (v) => ({ rfc6298: '整个 RTO', rfc1122: '整个 RTO', linux: 'RTTVAR 部分' })[v],
  },
  synRetries: { name: 'SYN 的重传次数', value: times },
  synAckRetries: {
    name: 'SYN+ACK 的重传次数',
    value: (v, { synRetries }) => times(v ?? synRetries),
  },
  dataRetries: { name: '数据的重传次数（R2）', value: times },
  userTimeoutFrom: {
    name: '用户超时的起点',
    value: (v) => ({ data: '发送数据', retransmission: '第一次重传' })[v],
  },
  giveUpBy: {
    name: '数据的重传上限',
    value: (v, profile) =>
      v === 'count' ? '按次数' : `按时间，${lasting(patienceUs(profile.dataRetries, profile))}`,
  },
  orphanRetries: {
    name: '孤儿连接的重传次数',
    value: (_, profile) => times(retriesOf({ orphan: true }, profile)),
  },
  afterTimeout: {
    name: '超时后重传',
    value: (v) => ({ front: '第一个报文段', all: '所有未确认的' })[v],
  },
  mergeRetransmissions: { name: '小报文段合并重传', value: yes },
  congestion: {
    name: 'cwnd 的单位',
    value: (v) => ({ rfc5681: '字节', rfc793: '没有 cwnd', linux: '报文段' })[v],
  },
  frto: { name: '检测多余的超时（F-RTO）', value: yes },
  initialWindowSegments: {
    name: '初始拥塞窗口',
    value: (_, profile) => bytes(initialWindow(profile, profile.mss, false)),
  },
  acks: {
    name: '对数据的 ACK',
    value: (v) => ({ rfc: '不超过延迟时间', linux: '先立即，后延迟' })[v],
  },
  delayedAckUs: { name: 'ACK 的延迟', value: (v) => (v === 0 ? '无' : lasting(v)) },
  smallSegments: {
    name: '数据的发送',
    value: (v) => ({ rfc: '按完整的报文段', linux: '成批，直到窗口右沿' })[v],
  },
  windowFrom: {
    name: '窗口计的是',
    value: (v) => ({ octets: '空闲字节', memory: '空闲内存' })[v],
  },
  sndBuf: { name: '发送缓冲区', value: (v) => (v === null ? '不限' : bytes(v)) },
  sndBufMax: { name: '发送缓冲区的上限', value: (v) => (v === null ? '不限' : bytes(v)) },
  rcvBufGrows: { name: '缓冲区自动变大', value: yes },
  rcvBufMax: { name: '接收缓冲区的上限', value: bytes },
  probe: { name: '探测携带', value: (v) => ({ octet: '一个字节', empty: '什么也不带' })[v] },
  sequenceCheck: {
    name: '止于边缘的报文段',
    value: (v) => ({ rfc: '不可接受', linux: '仍用其 ACK' })[v],
  },
  ackRateLimitUs: {
    name: '这类 ACK 的频率',
    value: (v) => (v === 0 ? '不限' : `每 ${lasting(v)}一个`),
  },
  listenerStays: { name: '监听套接字', value: (v) => (v ? '保留' : '变成连接') },
  simOpen: {
    name: '交错的 SYN+ACK',
    value: (v) => ({ figure7: '接受', linux: '接受并再确认', literal: '丢弃' })[v],
  },
  dupSyn: { name: '重复的 SYN 得到', value: (v) => ({ ack: 'ACK', synack: 'SYN+ACK' })[v] },
  synInSynRcvd: {
    name: '另一个 SYN 得到',
    value: (v) => ({ silent: '没有回复', reset: 'RST' })[v],
  },
  synAgainUs: {
    name: '重传 SYN',
    value: (v) => (v === 0 ? 'RTO 之后' : `${lasting(v)}之后`),
  },
  finWait2Us: {
    name: '孤儿连接的 FIN_WAIT_2',
    value: (v) => (v === 0 ? '不限' : lasting(v)),
  },
  textOnSyn: {
    name: 'SYN 上的数据或 FIN',
    value: (v) => ({ kept: '缓存', dropped: '丢弃' })[v],
  },
  windowUpdate: {
    name: '窗口取自',
    value: (v) => ({ rfc: '最新的报文段', linux: '有新 ACK、新数据或更大窗口的' })[v],
  },
  lastAckFrom: {
    name: '还有数据时，LAST_ACK 始于',
    value: (v) => ({ fin: 'FIN', close: 'close()' })[v],
  },
  resetAtSackEdge: { name: '序号等于 SACK 块末尾的 RST 有效', value: yes },
  resetBeforeFin: { name: '序号与 FIN 相同的 RST 有效', value: yes },
  timeWaitUs: { name: '2MSL', value: lasting },
  timeWaitRestart: {
    name: '使它重新计时的',
    value: (v) => ({ fin: '重传的 FIN', ack: '任何 ACK' })[v],
  },
  timeWaitReuse: {
    name: 'TIME_WAIT 中的新 SYN',
    value: (v) => (v ? '建立新连接' : '得到 Challenge ACK'),
  },
  closeUnread: {
    name: '有未读数据时关闭，发送',
    value: (v) => ({ fin: 'FIN', reset: 'RST' })[v],
  },
  halfDuplexClose: { name: 'close() 之后的数据', value: (v) => (v ? '得到 RST' : '收下') },
  resetCarriesAck: { name: 'RST 带 ACK', value: yes },
  keepAliveResets: { name: '最后发送 RST', value: yes },
};
