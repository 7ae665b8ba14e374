/** What to say where no rule has much to say, and before the start. In Chinese. */
import type { RuleSource } from '../../../machines/tcp/rules.ts';
import { flagsMark, itsAck, itsSeq } from '../sentences/facts.ts';
import { code, phrase, sideMark, stateMark } from '../phrase.ts';
import type { RuleWords, Words } from '../contract/index.ts';
import { me, say } from './say.ts';
import { SIDE_NAMES } from './sides.ts';

export const noRule = {
  segment: {
    title: (t) =>
      t.from === t.to
        ? phrase`${me(t)}收到 ${flagsMark(t.segment)}，其中没有新的内容。`
        : phrase`${flagsMark(t.segment)} 到达，${me(t)}进入 ${stateMark(t.to)}。`,
    text: (t) =>
      t.segment?.ack === true
        ? phrase`报文段按序到达（${itsSeq(t)}，${itsAck(t)}），不需要做什么。`
        : phrase`报文段按序到达（${itsSeq(t)}），不需要做什么。`,
  },
  call: {
    title: (t) => phrase`${me(t)}的应用调用 ${code(`${t.call?.call ?? 'receive'}()`)}。`,
    text: (t) =>
      t.from === t.to
        ? phrase`在 ${stateMark(t.from)} 中，这个调用暂时无事可做：它等待，不发送任何报文段。`
        : phrase`状态由 ${stateMark(t.from)} 变为 ${stateMark(t.to)}。`,
  },
  timer: {
    title: (t) => phrase`${me(t)}的一个定时器到期，无事可做。`,
    text: () => phrase`它所守护的事情已经办妥了。`,
  },
} satisfies Record<'segment' | 'call' | 'timer', RuleWords>;

export const start: Words['start'] = (ends) => {
  const client = sideMark('client', SIDE_NAMES.client);
  const server = sideMark('server', SIDE_NAMES.server);
  return {
    title: phrase`一切尚未开始。`,
    text: say(
      ends.client.state === ends.server.state
        ? phrase`${client}与${server}都处于 ${stateMark(ends.client.state)}${ends.client.state === 'CLOSED' ? '，都没有任何连接的记录' : ''}。`
        : phrase`${client}处于 ${stateMark(ends.client.state)}，${server}处于 ${stateMark(ends.server.state)}。`,
      phrase`点击播放，或一步一步地前进。`,
    ),
  };
};

const STEPS = ['', '一', '二', '三', '四', '五', '六', '七', '八'];

export const source = ({ rfc, section, step }: RuleSource): string => {
  if (rfc === null) return '实际协议栈的做法，RFC 没有规定';
  const place = `RFC ${rfc} §${section}`;
  return step === undefined ? place : `${place}，第${STEPS[step]}步`;
};
