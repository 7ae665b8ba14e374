/** A CLOSE_WAIT that never ends. In Chinese. */
import { ackThatLeft, left, ourAck, ourSeq, ranFor } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, server } from '../../say.ts';

export const closeWait: LessonWords<'close-wait'> = {
  title: '没完没了的 CLOSE_WAIT',
  about: '服务器上堆满了 CLOSE_WAIT，到底是谁的 bug？',
  steps: {
    endOfFile: {
      title: '读到文件结束',
      text: (t) =>
        phrase`${client}关闭了。服务器的内核确认了 FIN（${ourAck(t, ackThatLeft(t))}），并告诉应用程序：文件结束。从这时起，处于 ${stateMark(t.to)} 的${server}只等一件事：自己的应用程序调用 ${code('close')}。`,
    },
    forEver: {
      title: '再也不会发生什么',
      text: phrase`可是这个程序把它忘了，运行到此为止。${server}停在 ${stateMark('CLOSE_WAIT')}，${client}停在 ${stateMark('FIN_WAIT_2')}，两端都没有定时器在走，RFC 也没有为这两个状态规定定时器。在服务器的卡片上调用 ${code('close')}，看一切怎样收场。`,
    },
    orphan: {
      title: 'Linux 只管其中一端',
      text: (t) =>
        phrase`在 Linux 上，客户端这一端已没有程序持有，内核等了 ${lasting(ranFor(t, 'finWait2') ?? t.profile.finWait2Us)}，就放弃 ${stateMark('FIN_WAIT_2')}。${server}依然停在 ${stateMark('CLOSE_WAIT')}：有程序持有着它，改什么内核参数都结束不了。`,
    },
    tooLate: {
      title: '错误姗姗来迟',
      text: phrase`过了很久，程序又往这条连接里写数据。${client}早已忘掉它，回一个 RST，错误出现的地方离病根已经很远。在此之前，每忘记一次 ${code('close')}，就占住一个文件描述符；总有一天，再也腾不出一个来接受新连接。`,
    },
    mended: {
      title: '只差一个调用',
      text: (t) =>
        phrase`这个程序读到文件结束，就调用 ${code('close')}。FIN 发出（${ourSeq(t, left(t, 'FIN'))}），${server}进入 ${stateMark(t.to)}，再来一个 ACK，连接就没有了。`,
    },
  },
  learned: phrase`CLOSE_WAIT 堆积，是持有它的那个程序的 bug，怪不得网络，也怪不得对方。`,
};
