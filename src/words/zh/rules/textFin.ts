/** Steps seven and eight of RFC 9293, 3.10.7.4: the data of a segment, and its FIN. In Chinese. */
import { code, lossMark, phrase, stateMark } from '../../phrase.ts';
import {
  ackThatLeft,
  finTaken,
  fitting,
  gapBefore,
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
import { carried, whenAcknowledged } from '../../sentences/rules/textFin.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, lasting, me, peer, say, told } from '../say.ts';

const twoMsl = (t: Telling): string => lasting(started(t, 'timeWait') ?? t.profile.timeWaitUs);

/** "以 `ack=302` 确认", or that the ACK is still owed. */
const acknowledges = told(whenAcknowledged, {
  now: (t) => phrase`以 ${ourAck(t, ackThatLeft(t))} 确认`,
  soon: () => phrase`的 ACK 稍后发出`,
});

export const textFin: RuleTexts<RulesOf<'text' | 'fin'>> = {
  'text.delivered': {
    title: {
      received: (t) => phrase`${me(t)}收到 ${bytes(t.delivered || carried(t))}数据。`,
      stored: (t) => phrase`${me(t)}替应用存下 ${bytes(t.delivered || carried(t))}。`,
    },
    text: {
      trimmed: (t) =>
        phrase`报文段从 ${itsSeq(t)} 开始；${me(t)}从 ${was(t, 'RCV.NXT')} 起，只取还没有收过、又放得下的部分。`,
      inOrder: (t) => phrase`数据按序到达：期待的是 ${was(t, 'RCV.NXT')}，来的正是 ${itsSeq(t)}。`,
      ack: (t) =>
        phrase`ACK（${ourAck(t, ackThatLeft(t))}）给出期待的下一个序号：在它之前的都已收到。`,
      unread: (t) => phrase`应用还没有读取，窗口因此缩小同样的大小：${now(t, 'RCV.WND')}。`,
    },
    aside: (t) => phrase`这个报文段还给${me(t)}带来 ${bytes(t.delivered || carried(t))}数据。`,
  },
  'text.held': {
    title: {
      again: (t) => phrase`这 ${bytes(carried(t))}${me(t)}早已暂存，缺口还在。`,
      gap: (t) => phrase`前面有缺口：${me(t)}把这 ${bytes(fitting(t))}暂存起来。`,
    },
    text: {
      gap: (t) =>
        phrase`期待的是 ${was(t, 'RCV.NXT')}，来的却是 ${itsSeq(t)}：中间缺了 ${bytes(gapBefore(t))}，可能丢失，也可能只是迟到。数据只能按序交给应用。`,
      keptOnce: () => phrase`来了两次的数据，只存一份。`,
      duplicateAck: (t) =>
        phrase`ACK 立即发出，重复原来的确认号（${ourAck(t, ackThatLeft(t))}）：这就是重复确认，它告诉${peer(t)}缺的是什么。`,
    },
    aside: (t) => phrase`其中的 ${bytes(fitting(t))}前面有缺口，先暂存起来。`,
  },
  'text.gapFilled': {
    title: {
      whole: (t) => phrase`缺口补上了：${me(t)}一次交付 ${bytes(t.delivered)}。`,
      part: (t) => phrase`缺口补上了一部分：${me(t)}交付 ${bytes(t.delivered)}。`,
    },
    text: {
      kept: (t) =>
        phrase`刚到的是 ${bytes(carried(t))}，另外 ${bytes(t.delivered - carried(t))}早已暂存。`,
      stillMissing: () => phrase`暂存的数据之前仍有缺口。`,
      ack: (t) => phrase`一个 ACK 把它们一并确认：${ourAck(t, ackThatLeft(t))}。`,
    },
    aside: (t) => phrase`刚到的 ${bytes(carried(t))}补上了 FIN 之前的缺口。`,
  },
  'text.ignored': {
    title: (t) => phrase`${peer(t)}的 FIN 之后又来了数据：${me(t)}不予理会。`,
    text: (t) =>
      phrase`FIN 是那个方向的最后一个序号（${was(t, 'RCV.NXT')} 已在它之后），这 ${bytes(carried(t))}（${itsSeq(t)}）不可能是真的。正确的 TCP 不会这样发送。`,
  },
  'text.afterClose': {
    title: (t) => phrase`应用已经离开，数据却来了：${me(t)}发送 RST。`,
    text: (t) =>
      say(
        phrase`${code('close()')} 之后不会有人读这 ${bytes(carried(t))}。若加以确认，数据就不声不响地丢了；RST（${ourSeq(t, left(t, 'RST'))}）把实情告诉${peer(t)}。`,
        phrase`如果调用的是 ${code('shutdown()')}，${me(t)}还会继续接收。`,
      ),
  },

  'fin.received': {
    title: {
      held: (t) => phrase`${peer(t)}的 FIN 至此生效：${me(t)}进入 ${stateMark('CLOSE_WAIT')}。`,
      arrives: (t) => phrase`${peer(t)}的 FIN 到达：${me(t)}进入 ${stateMark('CLOSE_WAIT')}。`,
    },
    text: (t) =>
      say(
        phrase`${peer(t)}不再发送数据。它的 FIN 序号是 ${finTaken(t)}，${me(t)}${acknowledges(t)}；应用随即得知数据到此为止。`,
        phrase`另一个方向仍然开着：${stateMark('CLOSE_WAIT')} 要由${me(t)}的应用调用 ${code('close()')} 来结束，没有定时器代劳。`,
      ),
  },
  'fin.crossed': {
    title: (t) => phrase`${peer(t)}也在关闭，而且还没有见到${me(t)}的 FIN。`,
    text: (t) =>
      say(
        phrase`${itsAck(t)} 没有涵盖${me(t)}的 FIN：${peer(t)}发出自己的 FIN（序号 ${finTaken(t)}）时，还不知道另一个 FIN。`,
        phrase`对这个 FIN，${me(t)}${acknowledges(t)}，然后在 ${stateMark('CLOSING')} 中等待对自己 FIN 的确认。`,
      ),
  },
  'fin.withAck': {
    title: (t) => phrase`一个报文段既确认了${me(t)}的 FIN，又带来${peer(t)}的 FIN。`,
    text: {
      ackLost: (t) =>
        phrase`先前对 FIN 的 ACK ${lossMark('丢失')}了，但并无妨碍：这个报文段带着同样的 ${itsAck(t)}。`,
      inOne: (t) =>
        phrase`${itsAck(t)} 涵盖了${me(t)}的 FIN，四次挥手只用三个报文段，${stateMark('FIN_WAIT_2')} 一闪而过。`,
      waits: (t) =>
        phrase`对${peer(t)}的 FIN，${me(t)}${acknowledges(t)}；这个 ACK 也可能丢失，所以它在 ${stateMark('TIME_WAIT')} 中等待 2MSL（${twoMsl(t)}）。`,
    },
  },
  'fin.last': {
    title: {
      held: (t) => phrase`${peer(t)}的 FIN 至此生效：${me(t)}等待 2MSL。`,
      arrives: (t) => phrase`${peer(t)}的 FIN 到达：${me(t)}确认后等待 2MSL。`,
    },
    text: (t) =>
      say(
        phrase`至此两个方向都关闭了。对这个 FIN，${me(t)}${acknowledges(t)}，却无从知道这个 ACK 能否送到。`,
        phrase`所以它在 ${stateMark('TIME_WAIT')} 中停留 2MSL（${twoMsl(t)}）：既为了在 FIN 重传时再次确认，也为了让这条连接的旧报文段全部消失。`,
      ),
  },
  'fin.held': {
    title: {
      again: (t) => phrase`${peer(t)}的 FIN 早已到过，它之前的数据仍然缺着。`,
      overtook: (t) => phrase`${peer(t)}的 FIN 先于数据到达：只好先等着。`,
    },
    text: {
      waits: (t) =>
        phrase`它的序号是 ${itsFin(t)}，而期待的是 ${was(t, 'RCV.NXT')}。之前的一切都到齐了 FIN 才生效，所以${me(t)}仍处于 ${stateMark(t.to)}。`,
      ack: (t) => phrase`ACK 重申缺的是什么：${ourAck(t, ackThatLeft(t))}。`,
    },
    aside: () => phrase`其中的 FIN 也要等缺失的数据。`,
  },
  'fin.again': {
    title: (t) => phrase`${me(t)}又收到一个 FIN：确认，仅此而已。`,
    text: {
      takenBefore: (t) =>
        phrase`${peer(t)}的 FIN 早已收下，一个方向只会结束一次。${me(t)}再发一次 ACK（${ourAck(t, ackThatLeft(t))}）。`,
      restarts: () => phrase`在 ${stateMark('TIME_WAIT')} 中，FIN 会使 2MSL 的等待重新开始。`,
    },
  },
};
