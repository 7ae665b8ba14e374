/** Words of the scenario editor, and what can be wrong with what a reader writes. In Chinese. */
import { code, phrase } from '../../phrase.ts';
import type { EditorWords } from '../../contract/index.ts';

export const tab = '编辑';

export const editor: EditorWords = {
  about: '输入时立即模拟。修改后的场景成为你自己的场景，保存在场景列表里。',
  open: '打开文件…',
  save: '存为文件',
  saved: (file) => `已存为 ${file}。`,
  cutOff: {
    tooManySteps: '运行过程到此中断：步骤太多，无法全部显示。',
    tooManySegments: '运行过程到此中断：报文段太多，无法全部显示。',
    tooLong: '运行过程到此中断：时间超过一天。',
  },
  mine: (title) => `${title}（我的版本）`,

  groups: {
    network: '网络',
    ends: '客户端和服务器',
    client: '客户端',
    server: '服务器',
    events: '网络事件',
  },
  fields: {
    name: '名称',
    delay: '单向时延',
    jitter: '随机附加时延上限',
    loss: '随机丢失',
    duplication: '随机重复',
    seed: '随机种子',
    until: '运行过程最迟结束于',
    profile: '协议配置',
    settings: '双方的其他参数',
    iss: '初始序号',
    mss: 'MSS',
    rcvBuf: '接收缓冲区',
    options: '这一侧的其他参数',
    script: '程序',
    faults: '网络故障',
    linkChanges: '时延的变化',
    injections: '注入的报文段',
  },
  hints: {
    iss: phrase`可写多个，依次用于每一条连接。`,
    script: phrase`每行一个调用：${code('at')} 某个时间，或 ${code('after established')}（连接建立后）、${code('after data')}（收到数据后）、${code('after 100 read')}（读到 100 字节后）、${code('after peer closes')}（对端关闭后），也可以跟在自己的某个调用之后（${code('after send')}）。加 ${code('each')} 表示每次都做：${code('after each read send read')} 把读到的数据全部发回。${code('wait')} 表示再等一段时间。`,
    faults: phrase`哪一侧发出的、第几个（${code('3')}、${code('2,3')} 或 ${code('all')}）报文段，结果如何：${code('drop')} 丢失、${code('delay')} 延迟、${code('dup')} 重复、${code('deliver')} 送达；${code('mark')} 打上拥塞标记（ECN），${code('hold until 2s')} 扣留到该时刻再送达，${code('mss 536')} 改小 SYN 里的 MSS 选项。可以只数一部分：按类型 ${code('server 1 fin drop')}，按标志 ${code('server 1 with fin+psh drop')}，按数据长度 ${code('client all longer than 1000 drop')}，按时间 ${code('client all from 2s drop')}。`,
    linkChanges: phrase`从这个时间起，链路的时延为此值。`,
    injections: phrase`旧连接留下的或伪造的报文段，写明何时、发给哪一侧、标志、序号和确认号，例如 ${code('at 2s to client ACK seq 301 ack 101 data 50 window 500')}；${code('timestamps 7 5')} 加上时间戳选项（TSval、TSecr）。`,
    settings: '所有可以设置的参数，以及现在的值',
  },
  octets: '字节',
  never: '无',
  problem: (word, expected) => `“${word}”：${expected}。`,
  missing: (expected) => `这里是空的：${expected}。`,
  entryProblem: (entry, word, expected) => `第 ${entry} 项“${word}”处：${expected}。`,
  entryMissing: (entry, expected) => `第 ${entry} 项没写完：${expected}。`,
  tooManyCalls: (most) => `带 at 的行太多：客户端和服务器合计最多 ${most} 行。`,
  kept: '改正之前，运行过程保持不变。',

  fileTooLarge: (file, mostKb) => `没有打开“${file}”：文件大于 ${mostKb} kB，不会是场景。`,
  fileUnreadable: (file) => `无法读取“${file}”。`,
  fileProblem: (file, sentence) => `没有打开“${file}”。${sentence}`,
  linkProblem: (sentence) => `没有打开链接里的场景。${sentence}`,
  linkDamaged: '链接里的场景已损坏，没有打开。',
  linkElsewhere: '这个场景太长，链接里放不下，这个浏览器里也没有保存。请发送者改用文件发送。',
  linkCompressed:
    '链接里的场景是压缩过的，这个浏览器无法读取。请换用较新的浏览器，或请发送者改用文件发送。',
  tooLongForLink: '这个场景太长，链接里放不下。要发给别人，请在“编辑”里存为文件再发送。',
  notKept: '这个浏览器不保存你的场景，关闭页面后就没有了。请存为文件。',
  imported: (kept, left) => `已加入 ${kept} 个场景。${left === 0 ? '' : `还有 ${left} 个放不下。`}`,

  expected: {
    whole: (min, max) => `应为 ${min} 到 ${max} 的整数`,
    us: (min, max) => `应为 ${min} 到 ${max} 的时间，例如 "200ms"，或表示微秒数的整数`,
    time: (min, max) => `应为 ${min} 到 ${max} 的时间，例如 200ms、1.5s 或 40us`,
    octets: (min, max) => `应为 ${min} 到 ${max} 的整数，或 read（读到多少就是多少）`,
    probability: '应为 0 到 1 的概率',
    percent: '应为 0 到 100 的百分数',
    oneOf: (names) => `应为以下之一：${names}`,
    nth: '应为报文段的编号（从 1 起）、用逗号隔开的几个编号，或 all',
    flag: '应为 true 或 false',
    name: '应为名称',
    tooLong: (most) => `最多 ${most} 个字符`,
    list: '应为列表',
    tooMany: (most) => `最多 ${most} 项`,
    some: '至少要有一个数',
    object: '应为对象',
    noMore: '这里不应再有内容',
  },
  problems: {
    field: (path, expected) => `${path}：${expected}。`,
    whole: (expected) => `其中没有场景：${expected}。`,
    unknown: (path) => `场景没有 ${path} 这个字段。`,
    missing: (path) => `缺少字段 ${path}。`,
    json: (line, column) => `从第 ${line} 行第 ${column} 列起不是 JSON。`,
    together: {
      windowInField: (one, other) =>
        `${one} 与 ${other} 矛盾：不用窗口扩大选项时，窗口最大为 65535 字节。`,
      segmentInBuffer: (one, other) =>
        `${one} 与 ${other} 矛盾：缓冲区至少要放得下一个报文段占用的内存。`,
      probeOfBuffer: (one, other) =>
        `${one} 与 ${other} 矛盾：按 Linux 的方式切分数据时，窗口探测不能带数据。`,
      rtoBounds: (one, other) => `${one} 大于 ${other}。`,
      firstRto: (one, other) => `${one} 大于 ${other}。`,
    },
    jsonEnds: (line) => `其中的 JSON 到第 ${line} 行中断，后面缺内容。`,
    empty: '其中没有内容。',
    encoding: '文字不是 UTF-8 编码，请用这种编码另存。',
  },
};
