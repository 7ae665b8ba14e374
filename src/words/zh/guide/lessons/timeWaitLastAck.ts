/** TIME_WAIT, the first reason: the last ACK may be lost. In Chinese. */
import { PROFILES } from '../../../../../machines/stacks/profiles.ts';
import { ackThatLeft, itsSeq, ourAck, started } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, server } from '../../say.ts';

export const timeWaitLastAck: LessonWords<'time-wait-last-ack'> = {
  title: 'TIME_WAIT（一）：最后的 ACK',
  about: 'TIME_WAIT 的第一个理由：对端重传的 FIN，要有人应答。',
  steps: {
    waits: {
      title: '为什么还要等',
      text: (t) =>
        phrase`${client}是主动关闭方，它确认了服务器的 FIN（${ourAck(t, ackThatLeft(t))}），没有别的要发了，却还要在 ${stateMark(t.to)} 停留 ${lasting(started(t, 'timeWait') ?? t.profile.timeWaitUs)}，即 2 MSL（报文段最大生存时间的两倍）。Linux 固定为 ${lasting(PROFILES.linux.timeWaitUs)}。为什么？`,
    },
    ackLost: {
      title: '最后的 ACK 丢失',
      asks: {
        question: '最后的 ACK 丢失了。服务器会怎么做？',
        choices: {
          retransmits: '重传自己的 FIN',
          closes: '直接关闭：不需要这个 ACK',
          resets: '发送 RST',
        },
      },
      text: phrase`在 FIN 得到确认之前，${server}一直停在 ${stateMark('LAST_ACK')}，重传定时器在运行，超时就重传 FIN。到那时，${client}必须还能应答。`,
    },
    finAgain: {
      title: 'TIME_WAIT 来应答',
      text: (t) =>
        phrase`${againMark('重传')}的 FIN（${itsSeq(t)}）到了。处于 ${stateMark(t.to)} 的${client}还保存着这条连接的状态，于是再发一个 ACK（${ourAck(t, ackThatLeft(t))}），并重新开始 2 MSL 计时。点一下这个 ACK，让它也${lossMark('丢失')}。`,
      then: phrase`服务器的定时器再次超时，FIN 再次重传，TIME_WAIT 再次应答。`,
    },
    nobodyThere: {
      title: '如果没有 TIME_WAIT',
      text: (t) =>
        phrase`同样丢失一个 ACK，但这里的 ${stateMark('TIME_WAIT')} 时长为零：${client}已是 ${stateMark(t.from)}，不再有这条连接。对于不属于任何连接的报文段，应答都是 ${code('RST')}，对这个${againMark('重传')}的 FIN 也一样。`,
    },
    notClean: {
      title: '正常关闭，却像出了故障',
      text: phrase`${server}离开 ${stateMark('LAST_ACK')}，是因为收到了 RST，而不是 ACK。它无法得知自己的 FIN 以及之前的数据是否送达。这条连接没有任何问题，结果却和出错的连接一样。`,
    },
  },
  learned: phrase`最后的 ACK 可能丢失。主动关闭方在 TIME_WAIT 中保留连接状态，才能确认重传的 FIN，而不是回复 RST。`,
};
