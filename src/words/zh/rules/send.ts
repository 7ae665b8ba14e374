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
import { dataWithFin, sendMemory, unwritten, writtenNow } from '../../sentences/rules/send.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, lasting, me, peer } from '../say.ts';

export const send: RuleTexts<RulesOf<'send'>> = {
  'send.data': {
    title: (t) => phrase`${me(t)}发送 ${bytes(octets(newData(t)))}数据。`,
    text: (t) =>
      phrase`数据从 ${ourSeq(t, newData(t)[0])} 开始，分 ${newData(t).length} 个报文段发出，受发送窗口（${now(t, 'SND.WND')}）和拥塞窗口（${now(t, 'cwnd')}）限制。`,
    aside: {
      more: (t) =>
        phrase`现在又可以发出 ${bytes(octets(newData(t)))}（${ourSeq(t, newData(t)[0])}）。`,
    },
  },
  'send.fin': {
    title: (t) => phrase`${me(t)}发送 FIN：它之前的数据都已发出。`,
    text: {
      sharesSegment: (t) =>
        phrase`FIN 的序号排在最后一个字节之后，所以要等数据发完。它和最后 ${bytes(dataWithFin(t))}在同一个报文段中。`,
      alone: () => phrase`FIN 的序号排在最后一个字节之后，所以要等数据发完。`,
      closeWait: () =>
        phrase`FIN 一发出，就从 ${stateMark('CLOSE_WAIT')} 进入 ${stateMark('LAST_ACK')}。`,
    },
    aside: {
      withData: (t) => phrase`最后 ${bytes(dataWithFin(t))}和 FIN 在同一个报文段中发出。`,
      alone: (t) => phrase`一直在等待的 FIN 现在发出（${ourSeq(t, left(t, 'FIN'))}）。`,
    },
  },
  'send.windowClosed': {
    title: (t) => phrase`${peer(t)}是零窗口：${me(t)}的 ${bytes(waiting(t))}要等待。`,
    text: {
      nothingLeaves: (t) => phrase`${peer(t)}打开窗口之前，不能发送数据。`,
      persist: (t) =>
        phrase`窗口更新可能丢失，那样双方会一直互相等待。所以启动坚持定时器：如果窗口一直为 0，${me(t)}在 ${lasting(runsFor(t, 'persist'))}之后发送窗口探测。`,
    },
    aside: {
      waits: (t) => phrase`${bytes(waiting(t))}等待窗口打开。`,
      asks: (t) =>
        phrase`${bytes(waiting(t))}等待窗口打开；如果窗口一直为 0，${lasting(runsFor(t, 'persist'))}之后发送窗口探测。`,
    },
  },
  'send.windowFull': {
    title: (t) => phrase`${peer(t)}的窗口已用完：${me(t)}的 ${bytes(waiting(t))}要等待。`,
    text: (t) =>
      phrase`从 ${now(t, 'SND.UNA')} 起，在途数据最多 ${now(t, 'SND.WND')}，剩余空间不够再发一个报文段。新数据得到确认后，窗口就会前移。`,
    aside: (t) => phrase`${bytes(waiting(t))}要等${peer(t)}的窗口腾出空间。`,
  },
  'send.bufferFull': {
    title: (t) => phrase`${me(t)}的发送缓冲区已满，还有 ${bytes(unwritten(t))}要等待。`,
    text: {
      waits: () =>
        phrase`数据在得到确认之前一直留在缓冲区。按 RFC 9293，放不下的数据 TCP 可以拒绝（“insufficient resources”）；在套接字接口中，${code('send()')} 阻塞，直到有空间。`,
      inOctets: (t) => phrase`缓冲区能容纳 ${bytes(t.profile.sndBuf ?? 0)}。`,
      inMemory: (t) =>
        phrase`Linux 按占用的内存计算，首部也算在内，上限现在是 ${bytes(sendMemory(t) ?? 0)}。空出三分之一时唤醒应用程序。`,
    },
    aside: (t) =>
      phrase`发送缓冲区已满：${code('send()')} 阻塞，还有 ${bytes(unwritten(t))}没有写入。`,
  },
  'send.writesOn': {
    title: (t) =>
      phrase`${me(t)}的发送缓冲区有了空间，${code('send()')} 又写入 ${bytes(writtenNow(t))}。`,
    text: {
      more: (t) => phrase`调用仍然阻塞：还有 ${bytes(unwritten(t))}没有写入。`,
      done: () => phrase`数据全部写入，调用返回。`,
    },
    aside: {
      more: (t) => phrase`发送缓冲区又有了空间，还有 ${bytes(unwritten(t))}没有写入。`,
      done: () => phrase`发送缓冲区放得下其余数据，${code('send()')} 返回。`,
    },
  },
  'send.nagle': {
    title: (t) => phrase`Nagle 算法：${me(t)}的 ${bytes(waiting(t))}先等待。`,
    text: () =>
      phrase`数据不足一个满长报文段，而之前的数据还没有确认。小块数据先积攒起来，等 ACK 到达或攒满一个报文段再发送。`,
    aside: (t) => phrase`按 Nagle 算法，${bytes(waiting(t))}要等在途数据得到确认。`,
  },
  'send.windowUpdate': {
    title: (t) => phrase`${me(t)}通告新的窗口：${bytes(t.after?.rcvWnd ?? 0)}。`,
    text: (t) =>
      phrase`应用程序读取了数据，缓冲区又有空间（${ourAck(t, ackThatLeft(t))}，${code(`wnd=${ackThatLeft(t)?.wnd ?? 0}`)}）。窗口更新不会得到确认；如果丢失，要靠${peer(t)}的窗口探测补救。`,
    aside: (t) => phrase`${me(t)}用一个 ACK 通告新的窗口：${bytes(t.after?.rcvWnd ?? 0)}。`,
  },
};
