/** 故意做错的协议栈：没有哪个 TCP 会这样做。中文。 */
import { againMark, code, phrase, stateMark } from '../../phrase.ts';
import {
  ackThatLeft,
  itsAck,
  itsSeq,
  left,
  ourAck,
  ourSeq,
  rtoNow,
  sentAgain,
} from '../../sentences/facts.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { RulesOf } from '../../contract/index.ts';
import { me, peer, say } from '../say.ts';

export const broken: RuleTexts<RulesOf<'broken'>> = {
  'broken.noThirdSegment': {
    title: (t) => phrase`SYN 到达：${me(t)}立即进入 ${stateMark('ESTABLISHED')}。`,
    text: (t) =>
      say(
        phrase`这里的握手只有两个报文段，没有人证实这个 SYN（${itsSeq(t)}）是现在发的。它可能是旧的重复报文段，${me(t)}的应用程序却照样得到一条连接。`,
        phrase`TCP 会在 ${stateMark('SYN_RCVD')} 中等待第三个报文段。`,
      ),
  },
  'broken.finClosesBoth': {
    title: (t) =>
      phrase`${peer(t)}的 FIN 到达：${me(t)}把两个方向都关闭，进入 ${stateMark('CLOSED')}。`,
    text: (t) =>
      say(
        phrase`它确认了 FIN（${ourAck(t, ackThatLeft(t))}）就删除连接，还没有发出的数据和需要重传的数据都没有了。`,
        phrase`在 TCP 中，FIN 只结束一个方向；${me(t)}会进入 ${stateMark('CLOSE_WAIT')}，可以继续发送。`,
      ),
  },
  'broken.bothClosed': {
    title: (t) => phrase`${me(t)}的 FIN 得到确认，两个方向都算关闭：进入 ${stateMark('CLOSED')}。`,
    text: (t) =>
      phrase`${itsAck(t)} 确认了 FIN。TCP 会进入 ${stateMark('FIN_WAIT_2')} 继续接收；而在这里，${peer(t)}再发来什么都无人接收。`,
  },
  'broken.finAckedByData': {
    title: (t) => phrase`对数据的 ACK 被当成对 FIN 的确认：${me(t)}进入 ${stateMark(t.to)}。`,
    text: (t) =>
      phrase`${itsAck(t)} 是${peer(t)}收完数据后期望的序号，可见它没有收到 FIN。FIN 占用了数据之后的序号，但这个协议栈不等这个序号得到确认，${me(t)}再也不会重传 FIN。`,
  },
  'broken.anyAckEndsLastAck': {
    title: (t) => phrase`一个 ACK 到达，${me(t)}就进入 ${stateMark('CLOSED')}。`,
    text: (t) =>
      phrase`${itsAck(t)} 并没有确认${me(t)}的 FIN。TCP 会留在 ${stateMark('LAST_ACK')} 重传 FIN；而在这里，已经没有谁能重传了。`,
  },
  'broken.answersReset': {
    title: (t) => phrase`${me(t)}在 ${stateMark('CLOSED')} 收到 RST：回复 RST。`,
    text: (t) =>
      phrase`回复的 RST 带有 ${ourSeq(t, left(t, 'RST'))}。${peer(t)}也没有连接，又会回复一个。TCP 从不用 RST 回复 RST。`,
  },
  'broken.noBackoff': {
    title: (t) => phrase`${me(t)}的超时时间仍为 ${rtoNow(t)}。`,
    text: () => phrase`TCP 会把它加倍。如果网络是因为拥塞才慢，同样的数据就会一遍遍地再发进去。`,
    aside: (t) => phrase`超时时间仍为 ${rtoNow(t)}：TCP 会把它加倍（指数退避）。`,
  },
  'broken.tooFewDuplicates': {
    title: (t) => phrase`第一个重复 ACK：${me(t)}就认为报文段丢失，${againMark('重传')}它。`,
    text: (t) =>
      say(
        phrase`一个重复的 ${itsAck(t)} 也可能只说明报文段被超过了。${ourSeq(t, sentAgain(t))} 又发一遍，拥塞窗口减半。`,
        phrase`TCP 要等到第三个重复 ACK：${code('DupThresh = 3')}。`,
      ),
  },
};
