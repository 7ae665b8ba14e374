/** 同一条连接的两个抓包 */
import type { Nth } from '../../../capture/captured.ts';
import type { Crossed } from '../../../capture/pair/pair.ts';
import { SIDES, type Side } from '../../../trace/side.ts';
import type { PairWords } from '../../contract/capturePair.ts';
import { duration } from '../../duration.ts';

const span = (us: number): string => duration(us, 'zh-CN');
const ppmText = (ppm: number): string => `${ppm < 0 ? '慢' : '快'} ${Math.abs(ppm).toFixed(1)} ppm`;
const NTH: Readonly<Record<Nth, string>> = { first: '第一个抓包', second: '第二个抓包' };
const OTHER: Readonly<Record<Nth, Nth>> = { first: 'second', second: 'first' };
const NAMES: Readonly<Record<Side, string>> = { client: '客户端', server: '服务器' };

const lostText = (side: Side, { both, lost }: Crossed): string =>
  `${NAMES[side]}的 ${both + lost} 个报文段中有 ${lost} 个`;

function crossed(by: Readonly<Record<Side, Crossed>>): string {
  const lost = SIDES.filter((side) => by[side].lost > 0).map((side) => lostText(side, by[side]));
  const sum = (of: 'unsent' | 'outside') => SIDES.reduce((all, side) => all + by[side][of], 0);
  const [unsent, outside] = [sum('unsent'), sum('outside')];
  const none =
    outside === 0
      ? '客户端与服务器之间没有丢包。'
      : '两边都在抓包期间，客户端与服务器之间没有丢包。';
  return [
    lost.length === 0 ? none : `途中丢失：${lost.join('，')}。`,
    ...(unsent === 0 ? [] : [`有 ${unsent} 个报文段到达了，但发送端没有抓到。`]),
    ...(outside === 0
      ? []
      : [`有 ${outside} 个报文段只在一个抓包中：另一个抓包开始得更晚或结束得更早。`]),
  ].join('');
}

export const pair: PairWords = {
  gap: '',
  taken: (client) => `${NTH[client]}来自客户端，${NTH[OTHER[client]]}来自服务器。`,
  oneFile: '这个文件同时包含在客户端和在服务器的抓包。',
  ahead: (us, ppm) =>
    us === 0 && ppm === 0
      ? '两个抓包的时钟一致。'
      : `第二个抓包的时钟比第一个${us < 0 ? '慢' : '快'} ${span(Math.abs(us))}${ppm === 0 ? '' : `，走得${ppmText(ppm)}`}。`,
  drift: (ppm) => `第二个抓包的时钟走得${ppmText(ppm)}。`,
  alike: (us) => `这里假定两个方向上最快的报文段用时相同：${span(us)}。时间以客户端的时钟为准。`,
  ways: (toServerUs, toClientUs) =>
    `最快的报文段到服务器用时 ${span(toServerUs)}，到客户端用时 ${span(toClientUs)}。`,
  oneWay: '两个抓包只有一个方向的报文段相同：无法得知途中用时，最快的按 0 计。',
  unsteady: '抓包期间有时钟被调整过，找不到稳定的时钟差：两端之间的时间不准确。',
  crossed,
  noPair: {
    nothingInCommon: '这条连接在两个抓包中没有相同的报文段。',
    sameCapture: '两个文件是同一个抓包。',
    bothInOne: '其中一个文件已同时包含这条连接两端的抓包：请单独读取它。',
    samePlace: '两个抓包是在同一处抓的，看不出客户端与服务器之间丢了什么。',
  },
  list: {
    both: (n) => (n === 0 ? '两个抓包没有相同的连接。' : `两个抓包都有的连接：${n} 条。`),
    only: (nth, n) => `只在${NTH[nth]}中的连接：${n} 条。`,
  },
  frames: '帧：客户端 · 服务器',
  page: {
    add: '添加对端的抓包',
    about: '同一条连接在对端的抓包：有了它，每个丢失都是看到的，不再是推断。',
    absent: (name) => `${name} 中没有这条连接。`,
    unreadable: (name) => `${name} 无法作为抓包读取。`,
    without: '只看一个抓包',
    second: (problem) => `第二个文件无法全部读取。${problem}`,
    title: '两端都有抓包',
  },
};
