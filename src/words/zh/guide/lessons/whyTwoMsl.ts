/** Why TIME_WAIT, and why 2 MSL. In Chinese. */
import { PROFILES } from '../../../../../machines/tcp/profiles.ts';
import {
  ackThatLeft,
  itsSeq,
  left,
  now,
  ourAck,
  ourSeq,
  ranFor,
  started,
  was,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { bytes, client, lasting, server } from '../../say.ts';

export const whyTwoMsl: LessonWords<'why-2msl'> = {
  title: '为什么要等 2MSL',
  about: '话都说完了还要等，理由有两个。不等会出什么事，逐一演给你看。',
  steps: {
    waits: {
      title: '话已说完，却还在等',
      text: (t) =>
        phrase`${client}已经关闭，也用 ${ourAck(t, ackThatLeft(t))} 确认了服务器的 FIN，再没有事可做。它却要在 ${stateMark(t.to)} 里停留 ${lasting(started(t, 'timeWait') ?? t.profile.timeWaitUs)}，也就是 RFC 所定报文段最长寿命的两倍；Linux 等 ${lasting(PROFILES.linux.timeWaitUs)}。为的是什么？`,
    },
    finAgain: {
      title: '理由一：还要能再答一次',
      text: (t) =>
        phrase`最后的 ACK ${lossMark('丢失')}了。${server}在 ${stateMark('LAST_ACK')} 里等不到回答，${againMark('重传')} FIN（${itsSeq(t)}）。${client}还记得这条连接：照样以 ${ourAck(t, ackThatLeft(t))} 确认，并重新开始等待。点一下这个 ACK，让它也${lossMark('丢失')}：同样的事会再来一遍。`,
    },
    nobodyThere: {
      title: '要是不等',
      text: (t) =>
        phrase`同样丢了一个 ACK，但这里的 ${stateMark('TIME_WAIT')} 时长为零：${client}已是 ${stateMark(t.from)}，忘掉了连接。${againMark('重传')}的 FIN 不属于任何连接，而对不属于任何连接的报文段，回答就是 ${code('RST')}。`,
    },
    notClean: {
      title: '正常关闭，却像出了故障',
      text: phrase`${server}离开 ${stateMark('LAST_ACK')} 靠的是复位，而不是确认。自己的 FIN 和它之前的数据究竟有没有送到，它永远不得而知。这条连接本来没有任何问题，结局却和出错的一样。`,
    },
    detour: {
      title: '理由二：旧报文段',
      text: (t) =>
        phrase`还是不等。客户端的一个请求在网络里绕了远路；后来${againMark('重传')}的那份得到确认，连接也关闭了。现在${client}用同一对套接字重新连接，这回是 ${now(t, 'ISS')}。那个迟到的报文段还在路上。`,
    },
    taken: {
      title: '偏偏对得上',
      text: (t) =>
        phrase`迟到的报文段闯进了新连接。${server}期待 ${was(t, 'RCV.NXT')}，它正好是 ${itsSeq(t)}，分毫不差。于是旧连接的 ${bytes(t.delivered)}被当成新数据交给了应用程序。`,
    },
    thrownAway: {
      title: '真正的数据反被丢弃',
      text: (t) =>
        phrase`真正的请求到了，序号一模一样（${itsSeq(t)}）。${server}认为早已收过，把它丢弃，回一个 ${ourAck(t, ackThatLeft(t))}；${client}看了，以为一切顺利。两端都很满意，数据却是错的。`,
    },
    kept: {
      title: '有了等待',
      text: (t) =>
        phrase`绕的是同样的远路，这次${client}在 ${stateMark('TIME_WAIT')} 里：这对套接字还没有空出来，第二次 ${code('connect')} 被拒绝。迟到的报文段碰到的${server}只在监听，得到一个 RST（${ourSeq(t, left(t, 'RST'))}）打发了事。等套接字空出来，这样的报文段早已不复存在。`,
    },
    two: {
      title: '为什么是两个 MSL',
      text: (t) =>
        phrase`MSL 是报文段在网络里最长的寿命。最后的 ACK 最多活一个 MSL；在它到达前一刻${againMark('重传')}的 FIN，回程又可以活一个 MSL。${lasting(ranFor(t, 'timeWait') ?? t.profile.timeWaitUs)}之内不再有 FIN 来，两个方向就都清空了。`,
    },
  },
  learned: phrase`TIME_WAIT 既要回答再次到来的 FIN，也要比所有还在路上的报文段活得更久。`,
};
