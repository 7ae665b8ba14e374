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
  about: 'TIME_WAIT 的两个理由，各看看没有它会出什么问题。',
  steps: {
    waits: {
      title: '事情做完了，为什么还要等',
      text: (t) =>
        phrase`${client}已经关闭，也确认了服务器的 FIN（${ourAck(t, ackThatLeft(t))}），却还要在 ${stateMark(t.to)} 停留 ${lasting(started(t, 'timeWait') ?? t.profile.timeWaitUs)}，也就是 2 MSL，报文段最长寿命的两倍。Linux 等 ${lasting(PROFILES.linux.timeWaitUs)}。为什么？`,
    },
    finAgain: {
      title: '理由一：最后的 ACK 可能丢失',
      text: (t) =>
        phrase`最后的 ACK ${lossMark('丢失')}了。${server}仍在 ${stateMark('LAST_ACK')}，${againMark('重传')} FIN（${itsSeq(t)}）。${client}还保留着这条连接的状态，回复 ${ourAck(t, ackThatLeft(t))}，并重新开始计时。点击这个 ACK，让它也${lossMark('丢失')}。`,
    },
    nobodyThere: {
      title: '没有 TIME_WAIT',
      text: (t) =>
        phrase`同样的丢失，但这里 ${stateMark('TIME_WAIT')} 的时长为零。${client}处于 ${stateMark(t.from)}，已没有这条连接的状态，所以用 ${code('RST')} 回复${againMark('重传')}的 FIN。`,
    },
    notClean: {
      title: '正常关闭看起来像出错',
      text: phrase`${server}离开 ${stateMark('LAST_ACK')} 是因为收到 RST，而不是 ACK。它无法得知 FIN 及其之前的数据是否送达。这条连接没有任何问题，最后却以错误结束。`,
    },
    detour: {
      title: '理由二：旧报文段',
      text: (t) =>
        phrase`仍然没有 TIME_WAIT。客户端的一个请求滞留在网络里；它的${againMark('重传')}得到确认，连接随后关闭。现在${client}用同一个四元组建立新连接（${now(t, 'ISS')}），旧报文段还在途中。`,
    },
    taken: {
      title: '序号正好符合',
      text: (t) =>
        phrase`旧报文段到达时，连接已是新的。${server}期待 ${was(t, 'RCV.NXT')}，它的序号是 ${itsSeq(t)}，正好符合。于是旧连接的 ${bytes(t.delivered)}被当作新数据交给应用程序。`,
    },
    thrownAway: {
      title: '真正的数据被丢弃',
      text: (t) =>
        phrase`真正的请求到了，序号相同（${itsSeq(t)}）。这些字节${server}已经有了，于是丢弃，回复 ${ourAck(t, ackThatLeft(t))}。${client}以为发送成功。两端都没有察觉数据是错的。`,
    },
    kept: {
      title: '有 TIME_WAIT',
      text: (t) =>
        phrase`同样的滞留，但${client}处于 ${stateMark('TIME_WAIT')}。它的第二次 ${code('connect')} 在本机就失败：四元组还在使用，什么也没有发送。旧报文段到达时，${server}上已没有这条连接，于是回复 RST（${ourSeq(t, left(t, 'RST'))}）。`,
    },
    two: {
      title: '为什么是两倍 MSL',
      text: (t) =>
        phrase`最后的 ACK 在网络中最多停留一个 MSL。如果 FIN 恰好在它到达之前${againMark('重传')}，返回又最多需要一个 MSL。${lasting(ranFor(t, 'timeWait') ?? t.profile.timeWaitUs)}之后，两个方向上都不再有这条连接的报文段。`,
    },
  },
  learned: phrase`TIME_WAIT 用来应答重传的 FIN，也让旧报文段在网络中消失。后一个理由决定了它的时长：2 MSL。`,
};
