/** 对一条抓到的连接的判断 */
import type { AnsweredByReset } from '../../../capture/follow/verdict/contract.ts';
import type { Sign } from '../../../capture/follow/signs.ts';
import { peerOf, type Side } from '../../../trace/side.ts';
import type { Copies, VerdictWords } from '../../contract/verdict.ts';
import { duration } from '../../duration.ts';
import { code, lossMark, phrase, sideMark, stateMark, type Mark } from '../../phrase.ts';
import { SIDE_NAMES } from '../sides.ts';

const name = (side: Side): Mark => sideMark(side, SIDE_NAMES[side]);
const client = name('client');
const server = name('server');
const span = (us: number): string => duration(us, 'zh-CN');

const ANSWERED: Readonly<Record<AnsweredByReset, string>> = {
  data: '数据',
  FIN: ' FIN ',
  ACK: ' ACK ',
  SYN: ' SYN ',
};
const timeWait = stateMark('TIME_WAIT');
const closeWait = stateMark('CLOSE_WAIT');

/** `重传 1 次（RTO 超时）`、`重传 5 次（RTO 超时 2 次，快速重传 3 次）` */
function copiesText({ all, timer, fast, probes }: Copies): string {
  const kinds = [
    [timer, 'RTO 超时'],
    [fast, '快速重传'],
    [probes, '尾部丢包探测'],
  ] as const;
  const told = kinds.filter(([n]) => n > 0);
  const how = told.map(([n, kind]) => (n === all ? kind : `${kind} ${n} 次`)).join('，');
  return `重传 ${all} 次${how === '' ? '' : `（${how}）`}`;
}

const signsText = (signs: readonly Sign[]): string =>
  signs.length === 0
    ? ''
    : `（${signs.map(({ kind, value, usual }) => `${kind === 'ttl' ? 'TTL' : 'IP ID'} 为 ${value} 而非 ${usual}`).join('，')}）`;

export const verdict: VerdictWords = {
  gap: '',
  opening: {
    before: () => phrase`抓包开始之前已经建立。`,
    resetsAlone: (by) => phrase`只抓到${name(by)}的 RST，看不出连接是如何建立的。`,
    refusals: (by) => phrase`${name(by)}拒绝了连接：RST 的序号为 0，是对一个未抓到的 SYN 的应答。`,
    handshake: (us) => phrase`三次握手建立连接，用时 ${span(us)}。`,
    handshakeInOneRtt: (us) => phrase`三次握手建立连接，用时一个往返：RTT ${span(us)}。`,
    handshakeInPart: () => phrase`三次握手建立连接，其中 SYN 没有抓到。`,
    rtt: (us) => phrase`RTT ${span(us)}。`,
    syns: (n) => phrase`${client}共发送 ${n} 次 SYN。`,
    synAcks: (n) => phrase`${server}共发送 ${n} 次 SYN+ACK。`,
    fastOpen: (bytes, isTaken) =>
      phrase`TCP Fast Open：SYN 携带 ${bytes} 字节，${server}${isTaken ? '接受了' : '没有接受'}。`,
    handshakeDisplaced: () => phrase`三次握手建立连接，但抓包中次序颠倒：不知用时多久。`,
    synData: (bytes, isTaken) =>
      phrase`SYN 携带 ${bytes} 字节，却没有 TCP Fast Open 选项；${server}${isTaken ? '接受了' : '没有接受'}。`,
    split: (us) =>
      phrase`拆分握手：${server}以不带 ACK 的 SYN 应答 SYN，之后如同时打开一样进行，用时 ${span(us)}。`,
    simultaneous: (us) => phrase`同时打开：两端都发送了 SYN，用时 ${span(us)}。`,
    refused: (us) =>
      phrase`${server}拒绝了连接：${us === 0 ? '立即' : `SYN 之后 ${span(us)}`}回复 RST。`,
    neverAnswered: (n, us) => phrase`${client}发送了 ${n} 个 SYN，${span(us)}内没有任何应答。`,
    gaveUp: () => phrase`它应该已经放弃。`,
    halfOpen: (n) => phrase`半开：${server}发送了 ${n} 次 SYN+ACK，${client}的 ACK 始终没有到来。`,
    abandoned: (by, hasSyn) =>
      hasSyn
        ? phrase`${server}以 SYN+ACK 应答 SYN，随后${name(by)}发送了 RST。`
        : phrase`${server}发送了 SYN+ACK，没有抓到它所应答的 SYN；随后${name(by)}发送了 RST。`,
    staleAck: () => phrase`${server}以一个并非确认该 SYN 的 ACK 应答。`,
  },
  trouble: {
    none: () => phrase`就报文段所见，一切正常。`,
    neverAnswered: () => phrase`这个地址没有应答：防火墙丢弃了 SYN，或主机关机、不可达。`,
    answersOthers: (n) =>
      phrase`${server}在这个端口应答了别的连接（本次抓包中 ${n} 条），可见它在运行并且在监听：全连接队列已满（应用程序没有调用 ${code('accept()')}），或这个 SYN 在途中被丢弃。`,
    answersElsewhere: () =>
      phrase`${server}的主机在别的端口有应答，可见它在运行：防火墙丢弃了发往这个端口的 SYN，或它们在途中被丢弃。`,
    tooSoon: () => phrase`SYN 之后抓包很快结束，看不出原因。`,
    refused: () => phrase`${server}的这个端口没有程序在监听，或被防火墙拒绝。`,
    halfOpen: () =>
      phrase`${client}已经消失，或它的 ACK 丢失，或它根本不打算完成握手（SYN 洪泛）。`,
    abandoned: (by) =>
      by === 'client'
        ? phrase`${client}并不要这条连接：应用程序在应答到达前已放弃，或是端口扫描，或 SYN 的源地址是伪造的。`
        : phrase`${server}在连接建立之前就放弃了它。`,
    staleAck: () =>
      phrase`${server}还记得同一四元组上的一条旧连接（半开，或处于 ${timeWait}）；RST 会结束那条旧连接。`,
    aborted: (by) =>
      phrase`${name(by)}的应用程序异常终止了连接：${code('close()')} 时还有数据未读，或 ${code('SO_LINGER')} 为 0，或进程被杀死。`,
    resetAfterClose: (by, answers) =>
      phrase`${name(peerOf(by))}的${ANSWERED[answers]}到达时，${name(by)}的应用程序已经关闭套接字，那里不再有人读取。`,
    resetUnknown: (by, answers) =>
      phrase`${name(peerOf(by))}的${ANSWERED[answers]}到达时，${name(by)}的主机已不知道这条连接：崩溃、重启，或此前已经放弃。`,
    resetByTimer: (by) =>
      phrase`${name(by)}得不到${name(peerOf(by))}的应答（保活或用户超时），以 RST 放弃。`,
    unacked: (by, n, us) =>
      phrase`${name(by)}在 ${span(us)}内把同一报文段发送了 ${n} 次，始终没有 ACK：网络中断，或${name(peerOf(by))}的主机已经消失。`,
    lossOfData: (from, copies, isSure) =>
      phrase`网络${lossMark('丢失')}了${name(from)}的数据${isSure ? '' : '或它的 ACK'}：${copiesText(copies)}。`,
    lossOfSyn: (from, copies, isSure) =>
      phrase`网络${lossMark('丢失')}了${name(from)}的 ${from === 'client' ? 'SYN' : 'SYN+ACK'}${isSure ? '' : ' 或对它的应答'}：${copiesText(copies)}。`,
    lossOfFin: (from, copies, isSure) =>
      phrase`网络${lossMark('丢失')}了${name(from)}的 FIN${isSure ? '' : ' 或它的 ACK'}：${copiesText(copies)}。`,
    lossTook: (us) => phrase`因此耽搁 ${span(us)}。`,
    lostBefore: (from) => phrase`丢在${name(from)}与抓包点之间。`,
    lostBehind: (to) => phrase`丢在抓包点与${name(to)}之间。`,
    lostOnBoth: () => phrase`抓包点之前和之后都有丢失。`,
    spurious: (from, n) => phrase`${name(from)}不必要的重传 ${n} 次：所重传的内容早已到达。`,
    late: () => phrase`ACK 比 RTO 来得还晚：网络时延突然变大。`,
    ackLost: () => phrase`ACK 在返回途中丢失。`,
    lostOrLate: () => phrase`ACK 丢失，或比 RTO 来得还晚。`,
    takenForLoss: () => phrase`网络使报文段乱序，被误认为丢失。`,
    reordered: (from, n) =>
      phrase`网络使报文段乱序：${name(from)}有 ${n} 个报文段被后来的超过，并没有丢失。`,
    keepAlive: (by, n) =>
      phrase`${name(by)}的 ${n} 次保活探测没有应答：${name(peerOf(by))}的主机已经消失，或网络中断。`,
    zeroWindow: (by, us, n) =>
      phrase`${name(by)}的应用程序没有读取数据：零窗口${n > 1 ? ` ${n} 次，共` : '持续'} ${span(us)}。`,
    zeroWindowStill: (by, us, n) =>
      phrase`${name(by)}的应用程序不读取数据：零窗口${n > 1 ? ` ${n} 次，共` : '持续'} ${span(us)}，直到抓包结束。`,
    serverThinks: (us, isSure) =>
      phrase`${server}最长用了 ${span(us)}才应答${isSure ? '' : '（估计值：抓包不在这一端，已减去 RTT）'}：是应用程序的时间，不是网络的。`,
    clientThinks: (us, isSure) =>
      phrase`${client}最长隔了 ${span(us)}才再发送数据${isSure ? '' : '（估计值：抓包不在这一端，已减去 RTT）'}：是应用程序的时间，不是网络的。`,
    unanswered: (us) =>
      phrase`${server}已有 ${span(us)}没有应答${client}最后的数据：应用程序在忙或卡住了。`,
    nagle: (sender, n, us) =>
      phrase`Nagle 算法与延迟确认互相等待 ${n} 次，共 ${span(us)}：${name(sender)}要等 ACK 才发小报文段，${name(peerOf(sender))}却推迟这个 ACK。设置 ${code('TCP_NODELAY')} 或一次写完即可避免。`,
    slow: (us) => phrase`网络慢：一个往返要 ${span(us)}。`,
    closeWait: (by, us) =>
      phrase`${name(by)}的应用程序没有调用 ${code('close()')}：在 ${closeWait} 已有 ${span(us)}。`,
    closeWaitOver: (by, us, isSure) =>
      phrase`${name(by)}的应用程序${isSure ? '' : '很可能'}很晚才调用 ${code('close()')}：在 ${closeWait} 停了 ${span(us)}。`,
    forged: (by, signs) =>
      phrase`${name(by)}照常继续，好像没有发过这个 RST${signsText(signs)}：很可能是别的主机以${name(by)}的名义发送的（防火墙、过滤设备或攻击者），或是该主机上绕过 TCP 的程序（原始套接字）。`,
    unsentReset: (by, signs) =>
      phrase`到达了一个以${name(by)}名义发送的 RST${signsText(signs)}，${name(by)}那里却没有发出：很可能是别的主机发送的（防火墙、过滤设备或攻击者），或是那里的抓包遗漏了它。`,
    straySyn: (by, n, isOld) =>
      isOld
        ? phrase`${name(by)}有 ${n} 个过期的重复 SYN 到达；${name(by)}自己以 RST 应答了对它的 SYN+ACK。`
        : phrase`${name(by)}有 ${n} 个 SYN 在连接中到达，没有打开新连接，只得到挑战 ACK：过期的重复，或由别的主机发送。`,
    strayReset: (by, n, signs) =>
      phrase`${name(by)}有 ${n} 个 RST 没有改变任何东西${signsText(signs)}：${name(peerOf(by))}照常继续。序号并非所期待的，或由别的主机发送。`,
    oldTimestamp: (from, n) =>
      phrase`${name(from)}有 ${n} 个报文段到达后被丢弃：时间戳比先前的旧（PAWS）。`,
    outOfWindow: (from, n) => phrase`${name(from)}有 ${n} 个报文段到达后被丢弃：在接收窗口之外。`,
    oneSided: (seen) =>
      phrase`只抓到${name(seen)}发送的报文段，${name(peerOf(seen))}的一切都是推断。`,
    notCaptured: (n) => phrase`有 ${n} 个报文段必定发送过，却没有抓到。`,
  },
  ending: {
    closed: (first) =>
      phrase`正常关闭：${name(first)}先发送 FIN（主动关闭），${name(peerOf(first))}随后发送 FIN（被动关闭）。`,
    timeWait: (side) => phrase`${timeWait} 在${name(side)}。`,
    notAcked: (of) => phrase`${name(of)}的 FIN 没有被确认。`,
    simultaneous: () => phrase`同时关闭：两个 FIN 在途中交错。`,
    bothTimeWait: () => phrase`两端都进入 ${timeWait}。`,
    thenReset: (by) => phrase`之后${name(by)}发送了 RST。`,
    reset: (by) => phrase`被${name(by)}复位（RST）。`,
    forgedReset: (by) => phrase`被一个以${name(by)}名义发送的 RST 结束。`,
    resetAnswers: (by, answers) =>
      phrase`被${name(by)}复位：RST 应答的是${name(peerOf(by))}的${ANSWERED[answers].trimEnd()}。`,
    afterFin: (of) => phrase`此前${name(of)}已发送 FIN。`,
    gaveUp: (by) => phrase`没有 FIN 也没有 RST：${name(by)}放弃了。`,
    halfClosed: (by, us) =>
      phrase`半关闭：${name(by)}在抓包结束前 ${span(us)}发送了 FIN，${name(peerOf(by))}没有发送。`,
    open: (us) => phrase`抓包结束时仍未关闭${us > 0 ? `，距最后一个报文段 ${span(us)}` : ''}。`,
    neverOpened: () => phrase`始终没有建立，也就无需关闭。`,
  },
  soFar: {
    trouble: {
      tooSoon: () => phrase`SYN 刚发送不久，还看不出原因。`,
      zeroWindowStill: (by, us, n) =>
        phrase`${name(by)}的应用程序不读取数据：零窗口${n > 1 ? ` ${n} 次，到目前为止共` : '到目前为止已持续'} ${span(us)}。`,
    },
    ending: {
      halfClosed: (by, us) =>
        phrase`半关闭：${name(by)}在 ${span(us)}之前发送了 FIN，${name(peerOf(by))}尚未发送。`,
      open: (us) => phrase`尚未关闭${us > 0 ? `，距最后一个报文段 ${span(us)}` : ''}。`,
      neverOpened: () => phrase`尚未建立。`,
    },
  },
};
