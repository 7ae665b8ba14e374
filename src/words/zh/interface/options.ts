/** Words of what can be set: the display, the network, the profile. In Chinese. */
import type { OptionsWords } from '../../contract/index.ts';

export const options: OptionsWords = {
  display: '显示',
  letters: '字母的含义',
  network: '网络',
  oneWay: (delay) => `单程 ${delay}`,
  future: '尚未发生的部分',
  futures: { faint: '淡显', hidden: '隐藏' },
  numbers: '序号',
  numberings: { absolute: '实际值', relative: '从 0 起', symbols: 'J、K、M、N' },
  speed: '播放速度',
  times: (n) => `${n}×`,
  pace: '播放节奏',
  paces: { reading: '按阅读速度', time: '按时间', steps: '逐步' },
  trueScale: '真实时间比例',
  trueScaleAbout: '不压缩空闲时间，长时间的等待需要滚动很久。',
  cards: '客户端和服务器的卡片',
  cardsAbout: '关闭时各占一行，点击后打开卡片。',
  explained: '说明',
  explainedAbout: '刚才发生了什么，为什么。',
  characterKeys: '单键快捷键',
  characterKeysAbout: '关闭时，单独按字母或符号键不起作用。',
  zoom: '时序图大小',
  larger: '放大',
  smaller: '缩小',
  present: '演示',
  presentAbout: '大字显示，每按一次键前进一步，适合课堂',
  linkDelay: '单程时延',
  linkDelayAbout: '对此刻以后发出的报文段生效。',
  ownDelay: '其他时延（毫秒）',
  set: '设定',
  profiles: {
    rfc: 'RFC 9293（教科书）',
    linux: 'Linux 6.18（默认设置）',
    linuxTextbook: 'Linux（教科书设置）',
    classic: '1990 年前后的 TCP',
  },
  profilesAbout: {
    rfc: '按 RFC 9293 及其引用的 RFC，常数也取自其中。除 MSS 外的选项关闭；Nagle 算法也关闭，而 RFC 建议开启（SHLD-7）。',
    linux:
      'Linux 6.18 的默认设置：时间戳、SACK、窗口扩大、RACK 与尾部丢包探测、CUBIC、Nagle 算法都开启。不缓存度量值，不压缩 ACK。',
    linuxTextbook:
      '同一个 Linux，关闭教科书不讲的部分：没有时间戳、SACK 和窗口扩大，用 Reno，tcp_syn_linear_timeouts=0，TCP_NODELAY。',
    classic:
      '按 RFC 793 和 RFC 1122：初始 RTO 为 3 秒，窗口只由接收方决定（没有 cwnd），延迟确认，Nagle 算法开启，没有 RFC 5961。',
  },
  isNotTcp: '不是 TCP',
  notTcp: (what) => `不是 TCP：${what}`,
  brokenRun: '这次运行故意违反规则',
  toTcp: '改用 TCP 运行',
  besideTcp: '与 TCP 并排对比',
  broken: {
    twoWayHandshake: {
      name: '两次握手',
      about: '两个报文段就建立连接，违反 RFC 9293 3.5 节。',
    },
    finClosesBoth: {
      name: '一个 FIN 关闭两个方向',
      about: '第一个 FIN 就结束整条连接，违反 RFC 9293 3.6 节。',
    },
    unnumberedFin: {
      name: '不核对 FIN 的序号',
      about: 'FIN 之前数据的 ACK 被当成 FIN 的 ACK，违反 RFC 9293 3.4 节。',
    },
    anyAckInLastAck: {
      name: '任何 ACK 都结束 LAST_ACK',
      about: '在 LAST_ACK 中不等自己的 FIN 得到确认，违反 RFC 9293 3.10.7.4 节。',
    },
    withoutTimeWait: {
      name: '没有 TIME_WAIT',
      about: '主动关闭方立即忘掉连接，违反 RFC 9293 3.6.1 节（MUST-13）。',
    },
    oneMslTimeWait: {
      name: 'TIME_WAIT 只有一个 MSL',
      about: '主动关闭方只等 2 分钟，而不是 4 分钟，违反 RFC 9293 3.6.1 节（MUST-13）。',
    },
    initialNumberZero: {
      name: '初始序号总是 0',
      about: '每条连接都从同一个序号开始，违反 RFC 9293 3.4.1 节（MUST-8）。',
    },
    withoutBackoff: {
      name: '没有指数退避',
      about: '无论超时多少次，RTO 都不变，违反 RFC 6298 5.5 节。',
    },
    firstDuplicateAck: {
      name: '第一个重复 ACK 就快速重传',
      about: '一个重复 ACK 就算丢失，而不是三个，违反 RFC 5681 3.2 节。',
    },
    answersResets: {
      name: '用 RST 回复 RST',
      about: '没有连接的主机用 RST 回复 RST，违反 RFC 9293 3.5.2 节。',
    },
  },
  profilesDiffer: '两者有何不同',
  todaysOptions: '使用现代 TCP 选项',
  todaysOptionsAbout: '客户端和服务器都使用 SACK、时间戳和窗口扩大。场景会成为你自己的一个场景。',
};
