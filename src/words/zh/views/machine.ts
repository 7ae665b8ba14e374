/** 把运行过程带到别处的文字。In Chinese. */
import type { Side } from '../../../trace/side.ts';
import type { CommandsWords, MachineWords, ScriptWords } from '../../contract/index.ts';

export const tab = '文件';

const NAMES: Readonly<Record<Side, string>> = { client: '客户端', server: '服务器' };

const script: ScriptWords = {
  head: (side) => `被测内核是${NAMES[side]}这一端，另一端由 packetdrill 扮演。`,
  run: '以 root 运行：unshare -n packetdrill 文件。不向任何网络发送数据，也不改动本机的 sysctl。',
  windows: '不检查内核通告的窗口，除非窗口为 0。',
  otherStack: (profile) =>
    `这个运行过程用的是 ${profile}，不是 Linux。内核的行为不同时，packetdrill 会停下来，并说明内核实际发送了什么。`,
  noSocket: (side) =>
    `${NAMES[side]}在这个运行过程中没有任何调用，而 packetdrill 需要一个套接字：它不会接受这个脚本。`,
  ports:
    '这个运行过程总是从同一个端口发起连接。packetdrill 为每个连接另选端口，所以不会遇到旧连接。',
  elsewhere: '不是对端发送的',
  lost: '在途中丢失',
  isPast: (segment) => `省略：序号在初始序号之前的报文段，packetdrill 无法写出（${segment}）。`,
  crash: '主机在此崩溃。被测内核做不到，脚本到此为止。',
  neverReturns: (call) => `${call} 在这个运行过程中没有返回。`,
  cut: '每个报文段一个数据包，与运行过程一致',
};

const commands: CommandsWords = {
  head: '在一台 Linux 的两个网络命名空间之间重现这个运行过程。中间的第三个命名空间就是网络，所以两端的抓包各自显示本机看到的内容。',
  needs:
    '需要 root 权限，以及 ip、tc、nft、ethtool、tcpdump、ss 和 python3。数据不会离开这台机器。',
  run: '运行：sudo bash 文件',
  otherStack: (profile) =>
    `这个运行过程用的是 ${profile}，不是 Linux：定时器和 ACK 会与真实内核不同。`,
  cleanUp: '结束时全部清除，命令失败时也一样。',
  hosts: '两台主机，中间的网桥就是网络。',
  offloads: '每个报文段各自是一个数据包，带有自己的校验和。',
  mss: '每一端通告的 MSS。',
  sysctls: '内核的设置。',
  network: '每个方向上的网络延迟。',
  jitter: 'tc 的抖动分布在平均值两侧，可能造成乱序；运行过程则是加在延迟之上。',
  random: '随机丢失和随机重复每次命中的报文段都不同。',
  faults: '单个报文段的遭遇。每条规则从 0 开始数同类报文段。',
  hits: (nth, what, side) => `${NAMES[side]}的 ${what}，计数为 ${nth}`,
  counted: '你的内核发送的报文段可能与运行过程不同：如果规则命中了别的报文段，请对比两端的抓包。',
  held: '运行过程把报文段扣留到某一时刻；这里改为各自延迟同样长的时间。',
  later: '迟到的报文段，以及迟到多久',
  injected: (n) => `省略：${n} 个来自别处的报文段。它们需要内核所选的序号。`,
  numbers: '初始序号和时间戳由你的内核选择。',
  changes: '运行期间延迟会改变。',
  program: (side) => `${NAMES[side]}的程序。`,
  noProgram: (side) => `${NAMES[side]}在这个运行过程中没有任何调用。`,
  crash: '运行过程中有主机崩溃：这里改为杀死程序，而这会关闭它的套接字。',
  capture: '两端抓包。',
  watch: '用 ss 查看套接字，每秒两次。',
  go: (seconds) => `启动程序，先服务器后客户端，共 ${seconds} 秒。`,
  result: '结果',
};

export const machine: MachineWords = {
  name: '在你的机器上',
  about: '把这个运行过程交给其他工具，或在你自己的 Linux 上重现。页面不会向任何地方发送数据。',
  parts: { capture: '抓包', packetdrill: 'packetdrill', commands: '命令' },
  abouts: {
    capture:
      '供 Wireshark、tshark 或 tcpdump -r 使用。每个数据包都以注释的形式带有说明（Wireshark：视图 → 数据包注释）。',
    packetdrill:
      '检验真实内核是否与这一端的行为一致。需要 root 和 packetdrill：unshare -n packetdrill 文件',
    commands:
      '在两个网络命名空间之间建立同样的连接。需要 root 和 Linux；运行前请先通读：sudo bash 文件',
  },
  choose: '选择形式',
  vantages: { both: '两端', client: '在客户端', server: '在服务器' },
  vantageAbouts: {
    both: 'pcapng，两个接口',
    client: 'pcapng，客户端所见',
    server: 'pcapng，服务器所见',
  },
  pcap: (side) => `pcap，${side}`,
  pcapAbout: '没有注释，供较旧的工具使用',
  underTest: '被测内核',
  sides: NAMES,
  save: '保存',
  copy: '复制',
  more: (lines) => `还有 ${lines} 行。复制或保存即可得到全部内容。`,
  textOf: (part) => `${part}的内容`,
  hidden: '这些文件包含整个运行过程。退出预测后可以查看。',
  script,
  commands,
};
