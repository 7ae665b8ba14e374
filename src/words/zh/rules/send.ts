/** What may leave, and what must wait (RFC 9293, 3.7.4, 3.8.6). In Chinese. */
import { code, phrase, stateMark } from '../../phrase.ts';
import {
  ackThatLeft,
  left,
  newData,
  now,
  octets,
  ourAck,
  ourSeq,
  runsFor,
  waiting,
} from '../../sentences/facts.ts';
import { dataWithFin } from '../../sentences/rules/send.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, lasting, me, peer } from '../say.ts';

export const send: RuleTexts<RulesOf<'send'>> = {
  'send.data': {
    title: (t) => phrase`${me(t)}发送 ${bytes(octets(newData(t)))}数据。`,
    text: (t) =>
      phrase`数据从 ${ourSeq(t, newData(t)[0])} 起，分 ${newData(t).length} 个报文段发出，以 ${now(t, 'SND.WND')} 和 ${now(t, 'cwnd')} 为限。`,
    aside: {
      more: (t) =>
        phrase`于是又能发出 ${bytes(octets(newData(t)))}（${ourSeq(t, newData(t)[0])}）。`,
    },
  },
  'send.fin': {
    title: (t) => phrase`${me(t)}的 FIN 发出：它之前的数据都已发完。`,
    text: {
      sharesSegment: (t) =>
        phrase`FIN 的序号排在最后一个字节之后，所以一直在等数据发完；它与最后 ${bytes(dataWithFin(t))}共用一个报文段。`,
      alone: () => phrase`FIN 的序号排在最后一个字节之后，所以一直在等数据发完。`,
      closeWait: () =>
        phrase`从 ${stateMark('CLOSE_WAIT')} 进入 ${stateMark('LAST_ACK')}，靠的正是发出 FIN。`,
    },
    aside: {
      withData: (t) => phrase`最后 ${bytes(dataWithFin(t))}也随之发出，并带上 FIN。`,
      alone: (t) => phrase`等待已久的 FIN 现在发出（${ourSeq(t, left(t, 'FIN'))}）。`,
    },
  },
  'send.windowClosed': {
    title: (t) => phrase`${peer(t)}的窗口为 0：${me(t)}的 ${bytes(waiting(t))}只好等待。`,
    text: {
      nothingLeaves: (t) => phrase`${peer(t)}打开窗口之前，什么也不能发。`,
      persist: (t) =>
        phrase`打开窗口的消息可能丢失，那样双方就会永远互相等待，所以启动坚持定时器：${lasting(runsFor(t, 'persist'))}之后${me(t)}会主动询问。`,
    },
    aside: {
      waits: (t) => phrase`${bytes(waiting(t))}等待窗口打开。`,
      asks: (t) =>
        phrase`${bytes(waiting(t))}等待窗口打开；${lasting(runsFor(t, 'persist'))}之后${me(t)}会主动询问。`,
    },
  },
  'send.windowFull': {
    title: (t) => phrase`${peer(t)}的窗口用完了：${me(t)}的 ${bytes(waiting(t))}等待。`,
    text: (t) =>
      phrase`自 ${now(t, 'SND.UNA')} 起，未被确认的数据以 ${now(t, 'SND.WND')} 为限，剩下的空余不值得发一个小报文段。下一个 ACK 会使窗口前移。`,
    aside: (t) => phrase`${bytes(waiting(t))}要等${peer(t)}的窗口腾出空间。`,
  },
  'send.nagle': {
    title: (t) => phrase`Nagle 算法：${me(t)}的 ${bytes(waiting(t))}稍等片刻。`,
    text: () =>
      phrase`数据不足一个满报文段，而先前的数据还没有确认。小块数据先积攒起来，等 ACK 到达或攒满一个报文段再发：否则网络里满是小报文段，大半是首部。`,
    aside: (t) => phrase`按 Nagle 算法，${bytes(waiting(t))}要等先前的数据得到确认。`,
  },
  'send.windowUpdate': {
    title: (t) => phrase`${me(t)}通告新的窗口：${bytes(t.after?.rcvWnd ?? 0)}。`,
    text: (t) =>
      phrase`应用读走了数据，又有了空间，于是发出 ACK（${ourAck(t, ackThatLeft(t))}，${code(`wnd=${ackThatLeft(t)?.wnd ?? 0}`)}）。没有人会确认它；万一丢失，${peer(t)}的下一次窗口探测会问出来。`,
    aside: (t) => phrase`${me(t)}用一个 ACK 通告新的窗口：${bytes(t.after?.rcvWnd ?? 0)}。`,
  },
};
