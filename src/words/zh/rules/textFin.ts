/** Steps seven and eight of RFC 9293, 3.10.7.4: the data of a segment, and its FIN. In Chinese. */
import { code, lossMark, phrase, stateMark } from '../../phrase.ts';
import {
  ackThatLeft,
  finTaken,
  fitting,
  itsAck,
  itsFin,
  itsSeq,
  left,
  now,
  ourAck,
  ourSeq,
  started,
  was,
} from '../../sentences/facts.ts';
import { missingBefore } from '../../sentences/missing.ts';
import { carried, whenAcknowledged } from '../../sentences/rules/textFin.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, lasting, me, peer, say, told } from '../say.ts';

const twoMsl = (t: Telling): string => lasting(started(t, 'timeWait') ?? t.profile.timeWaitUs);

/** "以 `ack=302` 确认", or that the ACK is still owed. */
const acknowledges = told(whenAcknowledged, {
  now: (t) => phrase`以 ${ourAck(t, ackThatLeft(t))} 确认`,
  soon: () => phrase`稍后确认`,
});

export const textFin: RuleTexts<RulesOf<'text' | 'fin'>> = {
  'text.delivered': {
    title: {
      received: (t) => phrase`${me(t)}收到 ${bytes(t.delivered || carried(t))}数据。`,
      stored: (t) => phrase`${me(t)}把 ${bytes(t.delivered || carried(t))}放入接收缓冲区。`,
    },
    text: {
      trimmed: (t) =>
        phrase`报文段从 ${itsSeq(t)} 开始。${me(t)}从 ${was(t, 'RCV.NXT')} 起，只取新的、窗口容得下的部分。`,
      inOrder: (t) => phrase`数据按序到达：${itsSeq(t)}，正是期待的 ${was(t, 'RCV.NXT')}。`,
      ack: (t) => phrase`${ourAck(t, ackThatLeft(t))} 是期待的下一个序号：在它之前的数据都已到达。`,
      unread: (t) => phrase`应用程序读取之前，数据占用接收缓冲区：${now(t, 'RCV.WND')}。`,
    },
    aside: (t) => phrase`这个报文段还给${me(t)}带来 ${bytes(t.delivered || carried(t))}数据。`,
  },
  'text.held': {
    title: {
      again: (t) => phrase`这 ${bytes(carried(t))}${me(t)}已经暂存，缺口还在。`,
      gap: (t) => phrase`数据失序：${me(t)}暂存缺口之后的 ${bytes(fitting(t))}。`,
    },
    text: {
      gap: (t) =>
        phrase`到达的是 ${itsSeq(t)}，期待的是 ${was(t, 'RCV.NXT')}：中间缺少 ${bytes(missingBefore(t))}，可能丢失，也可能迟到。应用程序只能按序得到数据。`,
      duplicateAck: (t) =>
        phrase`重复 ACK（${ourAck(t, ackThatLeft(t))}）立即发出，指明缺少的数据。`,
    },
    aside: (t) => phrase`其中的 ${bytes(fitting(t))}失序，先暂存。`,
  },
  'text.gapFilled': {
    title: {
      whole: (t) => phrase`缺口补上了：${me(t)}一次交付 ${bytes(t.delivered)}。`,
      part: (t) => phrase`缺口补上一部分：${me(t)}交付 ${bytes(t.delivered)}。`,
    },
    text: {
      kept: (t) =>
        phrase`刚到达 ${bytes(carried(t))}，另外 ${bytes(t.delivered - carried(t))}已在缓冲区中。`,
      stillMissing: () => phrase`缓冲区中其余的数据之前仍有缺口。`,
      ack: (t) => phrase`一个累积 ACK 确认全部数据：${ourAck(t, ackThatLeft(t))}。`,
    },
    aside: (t) => phrase`刚到达的 ${bytes(carried(t))}补上了 FIN 之前的缺口。`,
  },
  'text.ignored': {
    title: (t) => phrase`${peer(t)}的 FIN 之后又有数据：${me(t)}忽略它。`,
    text: (t) =>
      phrase`FIN 占用了该方向的最后一个序号，${was(t, 'RCV.NXT')} 已在它之后。正确的 TCP 不会发送这 ${bytes(carried(t))}（${itsSeq(t)}）。`,
  },
  'text.afterClose': {
    title: (t) =>
      phrase`${code('close()')} 之后收到数据：${me(t)}发送 RST，进入 ${stateMark('CLOSED')}。`,
    text: (t) =>
      say(
        phrase`应用程序不可能再读取这 ${bytes(carried(t))}。如果确认，${peer(t)}会以为数据已被读取；RST（${ourSeq(t, left(t, 'RST'))}）如果到达，${peer(t)}就知道并非如此。`,
        phrase`如果调用的是 ${code('shutdown()')}，${me(t)}仍会接收。`,
      ),
  },

  'fin.received': {
    title: {
      held: (t) => phrase`${peer(t)}的 FIN 现在生效：${me(t)}进入 ${stateMark('CLOSE_WAIT')}。`,
      arrives: (t) => phrase`${peer(t)}的 FIN 到达：${me(t)}进入 ${stateMark('CLOSE_WAIT')}。`,
    },
    text: (t) =>
      say(
        phrase`FIN 的序号是 ${finTaken(t)}，${me(t)}${acknowledges(t)}。读完数据后，${code('recv()')} 返回 0（EOF）。`,
        phrase`另一个方向要由应用程序调用 ${code('close()')} 关闭；在此之前，套接字一直被占用。`,
      ),
  },
  'fin.crossed': {
    title: (t) => phrase`同时关闭：${peer(t)}的 FIN 到达，${me(t)}的 FIN 还没有得到确认。`,
    text: (t) =>
      say(
        phrase`${peer(t)}的 FIN 序号是 ${finTaken(t)}，${me(t)}${acknowledges(t)}。`,
        phrase`${itsAck(t)} 没有确认${me(t)}的 FIN，因为${peer(t)}当时还没有收到它。${me(t)}在 ${stateMark('CLOSING')} 中等待这个确认。`,
      ),
  },
  'fin.withAck': {
    title: (t) => phrase`一个报文段既确认${me(t)}的 FIN，又带有${peer(t)}的 FIN。`,
    text: {
      ackLost: (t) =>
        phrase`之前对 FIN 的 ACK ${lossMark('丢失')}了；这个报文段带有同样的 ${itsAck(t)}。`,
      inOne: (t) =>
        phrase`${itsAck(t)} 确认了${me(t)}的 FIN。ACK 和 FIN 在同一个报文段中，四次挥手因此可以只用三次。`,
      waits: (t) =>
        phrase`对${peer(t)}的 FIN，${me(t)}${acknowledges(t)}。这个 ACK 可能丢失，所以在 ${stateMark('TIME_WAIT')} 中等待 2MSL（${twoMsl(t)}）。`,
    },
  },
  'fin.last': {
    title: {
      held: (t) => phrase`${peer(t)}的 FIN 现在生效：${me(t)}等待 2MSL。`,
      arrives: (t) => phrase`${peer(t)}的 FIN 到达：${me(t)}确认后等待 2MSL。`,
    },
    text: (t) =>
      say(
        phrase`对这个 FIN，${me(t)}${acknowledges(t)}，但无法知道这个 ACK 能否到达。`,
        phrase`所以在 ${stateMark('TIME_WAIT')} 中停留 2MSL（${twoMsl(t)}）：一是 FIN 重传时可以再次确认，二是让旧报文段在网络中消失。`,
      ),
  },
  'fin.held': {
    title: {
      again: (t) => phrase`${peer(t)}的 FIN 已经到过，它之前的数据仍然缺少。`,
      overtook: (t) => phrase`${peer(t)}的 FIN 先于缺少的数据到达：先暂存。`,
    },
    text: {
      waits: (t) =>
        phrase`它的序号是 ${itsFin(t)}，期待的是 ${was(t, 'RCV.NXT')}。之前的数据全部到达后 FIN 才生效，所以${me(t)}仍处于 ${stateMark(t.to)}。`,
      ack: (t) => phrase`ACK 指明缺少的数据：${ourAck(t, ackThatLeft(t))}。`,
    },
    aside: () => phrase`其中的 FIN 也要等待缺少的数据。`,
  },
  'fin.again': {
    title: (t) => phrase`又一个 FIN 到达：${me(t)}只作确认。`,
    text: {
      takenBefore: (t) =>
        phrase`${peer(t)}的 FIN 之前已经收到，一个方向只会结束一次。ACK 与之前相同：${ourAck(t, ackThatLeft(t))}。`,
      restarts: () => phrase`在 ${stateMark('TIME_WAIT')} 中，FIN 会重新启动 2MSL 定时器。`,
    },
  },
};
