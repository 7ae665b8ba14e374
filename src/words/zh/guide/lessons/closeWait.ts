/** A CLOSE_WAIT that does not end. In Chinese. */
import { ackThatLeft, left, ourAck, ourSeq, ranFor } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, server } from '../../say.ts';

export const closeWait: LessonWords<'close-wait'> = {
  title: '不会结束的 CLOSE_WAIT',
  about: '服务器上堆积了大量 CLOSE_WAIT，是谁的 bug？',
  steps: {
    endOfFile: {
      title: '读到 EOF',
      text: (t) =>
        phrase`${client}关闭了。服务器的内核自动确认 FIN（${ourAck(t, ackThatLeft(t))}），应用程序的 ${code('recv()')} 返回 0，即 EOF。${server}进入 ${stateMark(t.to)}，只等一件事：应用程序调用 ${code('close()')}。`,
    },
    forEver: {
      title: '没有调用 close()',
      asks: {
        question: '服务器的应用程序一直不调用 close()。CLOSE_WAIT 会持续多久？',
        choices: {
          noLimit: '没有期限：没有定时器在运行',
          msl: '2 MSL，和 TIME_WAIT 一样',
          minute: '在 Linux 上是 1 分钟',
        },
      },
      text: phrase`RFC 没有为 ${stateMark('CLOSE_WAIT')} 规定定时器，也没有为 ${stateMark('FIN_WAIT_2')} 规定。运行过程到此为止，${server}和${client}会一直停在这里。只有服务器的应用程序调用 ${code('close()')}，这两个状态才能正常结束。`,
    },
    orphan: {
      title: 'Linux 能结束什么',
      text: (t) =>
        phrase`在 Linux 上，客户端调用 ${code('close()')} 之后成为孤儿连接，在 ${stateMark('FIN_WAIT_2')} 停留 ${lasting(ranFor(t, 'finWait2') ?? t.profile.finWait2Us)}后被内核删除。${server}仍是 ${stateMark('CLOSE_WAIT')}。如果开启了 keep-alive，它可以结束这个状态，但应用程序关闭之前，文件描述符一直不会释放。`,
    },
    tooLate: {
      title: '错误来得太晚',
      text: phrase`很久以后，应用程序又向这条连接写数据。${client}早已没有这条连接，回复 RST，错误出现的地方离原因很远。每忘记一次 ${code('close()')}，就占用一个文件描述符；用完之后，${code('accept()')} 失败，返回 ${code('EMFILE')}。`,
    },
    mended: {
      title: '只差一个调用',
      text: (t) =>
        phrase`这个应用程序在 ${code('recv()')} 返回 0 时调用 ${code('close()')}。FIN 发出（${ourSeq(t, left(t, 'FIN'))}），${server}进入 ${stateMark(t.to)}。FIN 一旦被确认，${server}这一端就结束了。`,
    },
  },
  learned: phrase`CLOSE_WAIT 堆积，是应用程序没有调用 close() 的 bug，原因不在网络，也不在对端。`,
};
