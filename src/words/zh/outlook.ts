/** What an end waits for, and what happens if that never comes. Short, for a card. In Chinese. */
import { code, phrase, sideMark, stateMark, type Phrase } from '../phrase.ts';
import type { OutlookTelling, OutlookWords } from '../contract/index.ts';
import { bytes, lasting as lastingOf } from './say.ts';
import { SIDE_NAMES } from './sides.ts';

const peer = ({ peer: side }: OutlookTelling) => sideMark(side, SIDE_NAMES[side]);

/** A time that stays in one line. */
const lasting = (us: number): string => lastingOf(us).replaceAll(' ', '\u00a0');

const range = (first: string, last: string): Phrase =>
  first === last ? phrase`字节 ${code(first)}` : phrase`字节 ${code(first)} 至 ${code(last)}`;

const limit = ({ outlook: { over }, at }: OutlookTelling): string =>
  over === null ? '' : `${lasting(over.at - at)}后放弃。`;

export const outlook = {
  waitsFor: '在等',
  ifNothing: '若再无动静',

  awaited: (t) => {
    const { awaited } = t.outlook;
    switch (awaited.kind) {
      case 'opening':
        return phrase`无：没有连接`;
      case 'syn':
        return phrase`SYN`;
      case 'synAck':
        return phrase`${peer(t)}的 SYN+ACK`;
      case 'ackOfSyn':
        return phrase`对自己 SYN 的 ACK`;
      case 'ackOfData':
        return phrase`对${range(t.own(awaited.first), t.own(awaited.last))}${awaited.fin ? ' 和 FIN' : ''} 的 ACK`;
      case 'ackOfFin':
        return phrase`对自己 FIN 的 ACK`;
      case 'window':
        return phrase`${peer(t)}的窗口腾出空间`;
      case 'gap':
        return phrase`缺少的${range(t.others(awaited.first), t.others(awaited.last))}`;
      case 'reading':
        return phrase`应用读取 ${bytes(awaited.bytes)}`;
      case 'peerFin':
        return phrase`${peer(t)}的 FIN`;
      case 'closing':
        return phrase`自己的应用关闭连接`;
      case 'twoMsl':
        return phrase`2MSL 结束`;
      case 'ride':
        return phrase`可以捎带 ACK 的报文段`;
      case 'nothing':
        return phrase`无：双方都可以发送`;
    }
  },

  next: (t) => {
    const { next, awaited } = t.outlook;
    if (next === null)
      return ['opening', 'syn', 'nothing'].includes(awaited.kind)
        ? phrase`保持现状：没有定时器在运行。`
        : phrase`永远如此：没有定时器会结束它。`;
    const left = lasting(next.at - t.at);
    switch (next.kind) {
      case 'again':
        return phrase`${left}后重传${next.what === 'data' ? '数据' : ` ${next.what}`}（第 ${next.nth}${next.of === null ? '' : `/${next.of}`} 次）。${limit(t)}`;
      case 'probe':
        return phrase`${left}后探测窗口（第 ${next.nth} 次）${limit(t) === '' ? '，如此不止。' : `。${limit(t)}`}`;
      case 'sends':
        return phrase`${left}后发送放得下的 ${bytes(next.bytes)}。`;
      case 'keepAlive':
        return phrase`${left}后发保活探测（第 ${next.nth}/${next.of} 次）。${limit(t)}`;
      case 'ack':
        return phrase`${left}后单独发出 ACK。`;
      case 'over':
        return next.timer === 'timeWait'
          ? phrase`${left}后进入 ${stateMark(next.state)}。`
          : phrase`${left}后放弃，进入 ${stateMark(next.state)}。`;
    }
  },
} satisfies OutlookWords;
