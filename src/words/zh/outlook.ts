/** What an end waits for, and what happens if that never comes. Short, for a card. In Chinese. */
import { phrase, sideMark, stateMark } from '../phrase.ts';
import type { OutlookWords } from '../contract/index.ts';
import { outlookIn } from '../sentences/choices/outlook.ts';
import type { Side } from '../../trace/side.ts';
import { bytes, GAP, lasting as lastingOf } from './say.ts';
import { SIDE_NAMES } from './sides.ts';

const end = (side: Side) => sideMark(side, SIDE_NAMES[side]);

/** A time that stays in one line. */
const lasting = (us: number): string => lastingOf(us).replaceAll(' ', '\u00a0');

const RETRANSMITTED = { SYN: ' SYN', 'SYN+ACK': ' SYN+ACK', FIN: ' FIN', data: '数据' } as const;

export const outlook: OutlookWords = {
  waitsFor: '等待',
  ifNothing: '若一直收不到',
  ...outlookIn(
    {
      numbers: {
        one: (number) => phrase`字节 ${number}`,
        several: (first, last) => phrase`字节 ${first} 至 ${last}`,
      },
      awaited: {
        opening: () => phrase`无：没有连接`,
        syn: () => phrase`SYN`,
        synAck: (peer) => phrase`${end(peer)}的 SYN+ACK`,
        ackOfSyn: () => phrase`对自己 SYN 的 ACK`,
        firstData: (peer) => phrase`${end(peer)}的第一份数据`,
        ackOfData: (numbers) => phrase`对${numbers} 的 ACK`,
        ackOfDataAndFin: (numbers) => phrase`对${numbers} 和 FIN 的 ACK`,
        ackOfFin: () => phrase`对自己 FIN 的 ACK`,
        window: (peer) => phrase`${end(peer)}的窗口腾出空间`,
        more: () => phrase`应用程序的更多数据`,
        gap: (numbers) => phrase`缺少的${numbers}`,
        reading: (n) => phrase`应用程序读取 ${bytes(n)}`,
        peerFin: (peer) => phrase`${end(peer)}的 FIN`,
        closing: () => phrase`应用程序关闭连接`,
        twoMsl: () => phrase`2MSL 结束`,
        ride: () => phrase`可以捎带 ACK 的报文段`,
        nothing: () => phrase`无：双方都可以发送`,
      },
      next: {
        stays: () => phrase`保持不变：没有定时器在运行。`,
        never: () => phrase`会一直停在这里：没有定时器在运行。`,
        again: (us, what, nth) =>
          phrase`${lasting(us)}后重传${RETRANSMITTED[what]}（第 ${nth} 次）。`,
        againOf: (us, what, nth, of) =>
          phrase`${lasting(us)}后重传${RETRANSMITTED[what]}（第 ${nth}/${of} 次）。`,
        lossProbe: (us) => phrase`${lasting(us)}后探测尾部。`,
        reordering: (us) => phrase`${lasting(us)}后把缺少的算作丢失。`,
        probe: (us, nth) => phrase`${lasting(us)}后探测窗口（第 ${nth} 次）。`,
        probeForEver: (us, nth) => phrase`${lasting(us)}后探测窗口（第 ${nth} 次），次数不限。`,
        sends: (us, n) => phrase`${lasting(us)}后发送窗口容得下的 ${bytes(n)}。`,
        keepAlive: (us, nth, of) => phrase`${lasting(us)}后发保活探测（第 ${nth}/${of} 次）。`,
        ack: (us) => phrase`${lasting(us)}后发送纯 ACK。`,
        leavesTimeWait: (us, state) => phrase`${lasting(us)}后进入 ${stateMark(state)}。`,
        givesUp: (us, state) => phrase`${lasting(us)}后放弃，进入 ${stateMark(state)}。`,
        limit: (us) => phrase`${lasting(us)}后放弃。`,
      },
    },
    GAP,
  ),
};
