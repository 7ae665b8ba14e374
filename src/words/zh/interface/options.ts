/** Words of what can be set: the display, the network, the profile. In Chinese. */
import type { OptionsWords } from '../../contract/index.ts';

export const options: OptionsWords = {
  future: '尚未发生的部分',
  futures: { faint: '淡显', hidden: '隐藏' },
  numbers: '序号',
  numberings: { absolute: '实际值', relative: '从 0 起', symbols: 'J、K、M、N' },
  trueScale: '真实时间比例',
  trueScaleAbout: '不压缩空闲时间，长时间的等待需要滚动很久。',
  cards: '两端的卡片',
  cardsAbout: '不勾选时各占一行，点一下打开卡片。',
  explained: '说明',
  explainedAbout: '刚才发生了什么，为什么。',
  zoom: '时序图大小',
  larger: '放大',
  smaller: '缩小',
  present: '演示',
  presentAbout: '大字显示，每按一次走一步，适合课堂 (P)',
  linkDelay: '单程时延',
  linkDelayAbout: '从此刻起发出的报文段生效。',
  ownDelay: '其他时延（毫秒）',
  set: '设定',
  profilesAbout: {
    rfc: '两端都按 RFC 9293 及其引用的 RFC 行事，常数也取自其中。',
    linux: '两端都像当前的 Linux 内核那样行事，包括它的常数和它与 RFC 的出入。',
  },
  profilesDiffer: '两者有何不同',
};
