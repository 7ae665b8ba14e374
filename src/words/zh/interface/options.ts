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
  profilesAbout: {
    rfc: '按 RFC 9293 及其引用的 RFC，常数也取自其中。Nagle 算法关闭，而 RFC 建议开启（SHLD-7）。',
    linux:
      'Linux 6.18 的默认设置：时间戳、SACK、窗口扩大、RACK 与尾部丢包探测、CUBIC、Nagle 算法都开启。不缓存度量值，不压缩 ACK。',
    linuxTextbook:
      '同一个 Linux，关闭教科书不讲的部分：没有时间戳、SACK 和窗口扩大，用 Reno，tcp_syn_linear_timeouts=0，TCP_NODELAY。',
  },
  profilesDiffer: '两者有何不同',
};
