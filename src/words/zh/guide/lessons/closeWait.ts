/** A CLOSE_WAIT that never ends. In Chinese. */
import { ackThatLeft, left, ourAck, ourSeq, ranFor } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, server } from '../../say.ts';

export const closeWait: LessonWords<'close-wait'> = {
  title: '没完没了的 CLOSE_WAIT',
  about: '服务器上积累了大量 CLOSE_WAIT 连接，是谁的问题？',
  steps: {
    endOfFile: {
      title: 'EOF',
      text: (t) =>
        phrase`${client}已经关闭。服务器的内核确认了 FIN（${ourAck(t, ackThatLeft(t))}），${code('recv()')} 返回 0，即 EOF。${server}处于 ${stateMark(t.to)}，等待应用程序调用 ${code('close')}。`,
    },
    forEver: {
      title: '不再发生任何事',
      text: phrase`这个应用程序一直没有关闭，运行到此为止。${server}停在 ${stateMark('CLOSE_WAIT')}，${client}停在 ${stateMark('FIN_WAIT_2')}。RFC 9293 没有为这两个状态规定定时器。在服务器的卡片上调用 ${code('close')}，看看两个状态怎样结束。`,
    },
    orphan: {
      title: 'Linux 只结束其中一个',
      text: (t) =>
        phrase`在 Linux 上，客户端的套接字成了孤儿连接：没有进程持有它。${lasting(ranFor(t, 'finWait2') ?? t.profile.finWait2Us)}（tcp_fin_timeout）之后，内核结束 ${stateMark('FIN_WAIT_2')}。${server}仍在 ${stateMark('CLOSE_WAIT')}。保活以后可能结束这个状态，但描述符一直泄漏，直到应用程序关闭它。`,
    },
    tooLate: {
      title: '错误来得很晚',
      text: phrase`很久以后，应用程序向这条连接写数据。${client}已没有这条连接，回复 RST，错误出现的地方离原因很远。在此之前，每漏掉一次 ${code('close')} 就占用一个文件描述符，总有一天 ${code('accept')} 会失败。`,
    },
    mended: {
      title: '只差一次调用',
      text: (t) =>
        phrase`这个应用程序读到 EOF 就调用 ${code('close')}。FIN 发出（${ourSeq(t, left(t, 'FIN'))}），${server}进入 ${stateMark(t.to)}，再有一个 ACK，连接就消失了。`,
    },
  },
  learned: phrase`CLOSE_WAIT 大量积累，是持有套接字的应用程序的缺陷，与网络和对端无关。`,
};
