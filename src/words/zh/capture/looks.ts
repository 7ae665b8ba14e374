/** 整个抓包看起来像什么 */
import { socketText } from '../../sentences/captureList.ts';
import type { LookWords } from '../../contract/captureList.ts';
import { list } from './list.ts';
import { SIDE_NAMES } from '../sides.ts';

const { span } = list;

export const looks: LookWords = {
  synFlood: ({ server, halfOpen, completed, clients, withinNs }) =>
    `像 SYN 洪泛攻击（SYN flood）：与 ${socketText(server)} 的三次握手有 ${halfOpen} 次始终没有完成，完成了 ${completed} 次；来自 ${clients} 个地址，历时 ${span(withinNs)}。`,
  portScan: ({ client, ports, hosts, refused, unanswered, open }) =>
    `像端口扫描：${client} 尝试了${hosts === 1 ? '一台主机' : ` ${hosts} 台主机`}的 ${ports} 个端口；${refused} 个被拒绝，${unanswered} 个无应答，${open} 个开放（收到 SYN+ACK 后回 RST）。`,
  closeWaitLeak: ({ side, address, connections, longestNs }) =>
    `像 CLOSE_WAIT 泄漏：${address}（作为${SIDE_NAMES[side]}）收到对端的 FIN 后，有 ${connections} 条连接没有关闭，最长 ${span(longestNs)}。它的应用程序没有调用 close()。`,
};
