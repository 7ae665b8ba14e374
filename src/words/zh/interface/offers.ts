/** 运行过程静止时，在开头和结尾给出的选项。 */
import type { OfferWords } from '../../contract/index.ts';

export const offers: OfferWords = {
  play: '播放这个运行过程',
  next: '接下来',
  loseLastAck: '让最后一个 ACK 丢失',
  lose: (label) => `让最后一个报文段（${label}）丢失`,
  why: { 'why-three': '为什么是三次？', 'why-four': '为什么是四次？' },
  slowly: '慢速重放',
};
