/** 服务器与众多客户端页面的文字。中文。 */
import type { ServerWords } from '../contract/index.ts';
import { lasting } from './say.ts';
import { why } from './serverWhy.ts';

const WORKERS = { thread: '线程', process: '进程', task: '任务' } as const;
const worker: ServerWords['worker'] = (unit, nth) =>
  nth === 0 ? '主线程' : `${WORKERS[unit]} ${nth}`;
const QUEUES = { synQueue: '半连接队列', acceptQueue: '全连接队列' } as const;
const of = (name: string, side: 'client' | 'server', what: string) =>
  side === 'client' ? `服务器的 ${what} 到达 ${name}` : `${name} 的 ${what} 到达服务器`;
const w = ({ unit, nth }: { unit: keyof typeof WORKERS; nth: number }) => worker(unit, nth);
const KINDS: Readonly<Record<string, string>> = { data: '数据' };
const kind = (what: string) => KINDS[what] ?? what;
const thing = (what: string) => (what === 'listener' ? '监听套接字' : what);

const STATES: ServerWords['states'] = {
  absent: '尚未到来',
  connecting: '正在连接',
  idle: '已连接，未发请求',
  waiting: '等待应答',
  answered: '已收到应答',
  done: '已应答并关闭',
  left: '未得应答就关闭',
  gaveUp: '放弃等待',
  refused: '连接被拒绝',
  reset: '连接被重置',
  timedOut: '连接超时',
  closedOn: '被服务器关闭',
  forged: '伪造的地址',
};

/** Node 为什么没有这样的程序；C 则没有协程。 */
const NO_PROGRAM: Readonly<Record<string, string>> = {
  asyncio: '它没有协程。',
  epollEt: 'Node 只用水平触发。',
  epollEtOnce: 'Node 只用水平触发。',
  epollExclusive: 'Node 不使用 EPOLLEXCLUSIVE。',
  processCopyKept: 'Node 用 shutdown() 结束连接，不管谁还留着副本，FIN 都会发出。',
  endOfFileUnseen: 'Node 只通知一次 EOF，也不是让 recv() 返回 0。',
  acceptOnce: '有客户端到来时，Node 自己调用 accept()。',
};

export const server: ServerWords = {
  title: '服务器',
  intro: '众多客户端面对一个监听套接字：内核里有两个队列，后面是服务器程序。',
  scenario: '场景',
  models: {
    iterative: '迭代',
    oneForEver: '永远一个客户端',
    thread: '每连接一线程',
    process: '每连接一进程',
    prefork: 'prefork',
    select: 'select',
    poll: 'poll',
    epollLt: 'epoll 水平触发',
    epollEt: 'epoll 边缘触发',
    epollEtOnce: 'epoll ET，只读一次',
    epollShared: '多进程共享 epoll',
    epollExclusive: '多进程 EPOLLEXCLUSIVE',
    reuseport: '多进程 SO_REUSEPORT',
    asyncio: 'async/await',
    processCopyKept: 'fork，副本未关闭',
    endOfFileUnseen: '未处理 EOF',
    acceptOnce: '只 accept 一次',
  },
  knobs: {
    model: '服务器模型',
    clients: '客户端数',
    rhythm: '每隔（毫秒）来一个',
    io: '服务 I/O（毫秒）',
    cpu: '服务 CPU（毫秒）',
    workers: '工作进程数',
    cores: '核数',
    backlog: 'backlog',
    somaxconn: 'somaxconn',
    cookies: 'tcp_syncookies',
    abort: 'abort_on_overflow',
    handler: 'async/await 的处理函数',
    gil: 'GIL（Python）',
    delay: '网络延迟（毫秒）',
    patience: '客户端放弃前等待（秒）',
    requests: '每个客户端的请求数',
  },
  cookieValues: { '0': '0：从不', '1': '1：队列满时', '2': '2：总是' },
  handlers: { awaits: '等待（await）', blocks: '阻塞循环' },
  together: '同时',
  settings: '负载与服务器',
  more: '更多设置',
  reset: '恢复',
  simulating: (n, atUs) => `正在模拟：已有 ${n} 个事件，到 ${(atUs / 1e6).toFixed(3)} s`,
  stop: '停止',
  stopped: (n, atUs) => `已停止：模拟了 ${n} 个事件，到运行的 ${(atUs / 1e6).toFixed(3)} s。`,
  again: '重新模拟',
  cut: '运行很长：显示到此为止。',

  clients: '客户端',
  network: '网络',
  kernel: '内核',
  process: '服务器程序',
  states: STATES,
  belief: ({ name, state, sinceUs, isIgnored, synsDropped, place, nth }) => {
    const since = sinceUs > 0 && state !== 'absent' ? `（已 ${lasting(sinceUs)}）` : '';
    const own = `${name}：${STATES[state]}${since}。`;
    if (isIgnored) return `${own}它以为连接已经建立；服务器忽略了它的 ACK，仍处于 SYN_RCVD。`;
    if (place === 'acceptQueue')
      return `${own}服务器：连接已建立，在全连接队列中排第 ${nth}，还没有人为它调用 accept()。`;
    if (place === 'synQueue') return `${own}服务器：半连接，SYN_RCVD。`;
    if (place === 'program') return `${own}服务器：已 accept，由程序处理。`;
    if (synsDropped > 0) return `${own}服务器：不知道它的存在；静默丢弃了 ${synsDropped} 个 SYN。`;
    return own;
  },
  openLadder: (name) => `${name} 的时序图`,
  ladderOf: (name) => `${name} 的连接`,
  back: '返回服务器',
  lose: (what, name) => `丢弃 ${name} 的 ${kind(what)}`,
  loseHint: '点击途中的报文段可以丢弃它；点击客户端可以查看它的时序图。',
  lost: '被你丢弃',
  undo: '撤销',
  pauseWorker: (worker) => `现在停住${worker}（SIGSTOP）`,
  resumeWorker: (worker) => `让${worker}继续（SIGCONT）`,
  listenNow: '从现在起的 backlog',
  resetNow: '现在由客户端复位（RST）',

  synQueue: '半连接队列',
  synQueueAbout: 'SYN_RCVD',
  acceptQueue: '全连接队列',
  acceptQueueAbout: '已建立，未 accept',
  listener: (nth) => `监听套接字 ${nth}`,
  notListening: '还没有人调用 listen()。',
  closed: '已关闭',
  empty: '空',
  full: '已满',
  retry: (nth, us) =>
    nth === 0 ? `${lasting(us)}后重传 SYN+ACK` : `${lasting(us)}后第 ${nth + 1} 次重传`,
  moreOf: (n) => `另有 ${n} 个`,
  free: (n) => `另有 ${n} 个空位`,
  sleepers: '睡在它上面的，先醒的在前',
  nobodySleeps: '没有人在等它。',

  worker,
  lanes: '工作者',
  spans: {
    running: '运行',
    serving: '服务',
    ready: '就绪，等待 CPU 核心',
    blocked: '阻塞',
    idle: '空闲',
    paused: '停住',
  },
  onCore: (core) => `核 ${core}`,
  serves: (name) => `服务 ${name}`,
  waitsIn: (call) => `在 ${call} 中`,
  ended: '已结束',
  descriptors: '文件描述符',
  watched: '监视',
  ready: '就绪',
  walked: (n) => `每次调用遍历 ${n} 个`,

  program: '程序代码',
  language: '语言',
  several: (unit, n) => `${n} 个${WORKERS[unit]}`,
  here: (doing) => `在这一行，${doing}：`,
  noProgram: (language, model) => `${language} 里没有这样的程序：${NO_PROGRAM[model] ?? ''}`,

  costs: '开销',
  costsAbout: '点击图表可跳到那一刻。',
  lines: {
    synQueue: '半连接队列',
    acceptQueue: '全连接队列',
    answers: '应答数',
    workers: '线程与进程',
    descriptors: '打开的描述符',
    contextSwitches: '上下文切换',
  },
  waiting: '每个应答在等什么',
  waitingAbout: '从 connect() 到第一个应答。',
  waits: {
    syn: 'SYN 重传',
    handshake: 'ACK 被忽略',
    acceptQueue: '全连接队列',
    silent: '客户端沉默',
    program: '程序内等待',
    service: '服务',
    rest: '网络',
  },
  unanswered: '没有应答',
  now: '现在',

  terminal: '终端',
  terminalTabs: { ss: 'ss -ltn', nstat: 'nstat -az', trace: 'strace -f' },
  noCalls: '还没有系统调用。',

  play: '播放',
  pause: '暂停',
  toStart: '回到开头',
  stepBack: '后退一个事件',
  stepForward: '前进一个事件',
  timeline: '时间轴',
  clock: (now, end) => `${now}，共 ${end}`,
  speed: '速度',
  copyLink: '复制链接',
  saveFile: '存为文件',

  compare: '比较模型',
  compareAbout:
    '客户端和网络都相同，只有服务器程序不同。折线是应答数；每个柱是一个客户端的等待时间。',
  compareTwo: '两个模型',
  compareAll: '同一负载下的所有模型',
  against: '对比',
  versus: (it) => {
    const time = (us: number | null) => (us === null ? '没有应答' : `不超过 ${lasting(us)}`);
    const faster =
      it.oneUs !== null && it.otherUs !== null && Math.abs(it.oneUs - it.otherUs) > 1000
        ? `，相差 ${(Math.max(it.oneUs, it.otherUs) / Math.max(Math.min(it.oneUs, it.otherUs), 1)).toFixed(1)} 倍`
        : '';
    return (
      `用“${it.one}”，半数客户端等待第一个应答${time(it.oneUs)}；` +
      `用“${it.other}”，${time(it.otherUs)}${faster}。` +
      `得到应答：${it.clients} 个中 ${it.oneAnswered} 个与 ${it.otherAnswered} 个。` +
      `同时最多的工作者：${it.oneWorkers} 与 ${it.otherWorkers}；` +
      `上下文切换：${it.oneSwitches} 与 ${it.otherSwitches}。`
    );
  },
  columns: {
    model: '模型',
    answered: '得到应答',
    median: '等待中位数',
    longest: '最长等待',
    workers: '同时的工作者',
    descriptors: '描述符',
    switches: '上下文切换',
    calls: '调用',
  },
  lasting,

  begins: '按播放。客户端从左边来，服务器在右边。',
  happening: {
    listens: (limit) => `listen()：两个队列的上限都是 ${limit}，所以各容纳 ${limit + 1} 个。`,
    listenerCloses: '监听套接字已关闭；全连接队列中的连接都被复位。',
    enters: (name, queue) => `${name} 进入${QUEUES[queue]}。`,
    leaves: (name, queue) => `${name} 离开${QUEUES[queue]}。`,
    accepted: (name) => `accept() 从全连接队列取出 ${name}。`,
    counts: (names) => `内核计数：${names.join('、')}。`,
    client: (name, is) =>
      ({
        connecting: `${name} 调用 connect()。`,
        connected: `connect() 返回：${name} 已连接，无论有没有人调用 accept()。`,
        closes: `${name} 调用 close()。`,
        aborts: `${name} 异常终止连接。`,
        givesUp: `${name} 等得太久，放弃了。`,
        asks: `${name} 发出请求。`,
        reads: `${name} 读取数据。`,
        answered: `${name} 得到应答。`,
        refused: `${name} 得知：连接被拒绝。`,
        reset: `${name} 得知：连接被重置。`,
        timedOut: `${name} 得知：连接超时。`,
        closedOn: `${name} 在得到应答前读到 EOF。`,
      })[is],
    rule: (name, rule) =>
      ({
        acceptQueueFull: `全连接队列已满：${name} 的 SYN 被静默丢弃。`,
        synQueueFull: `半连接队列已满且不用 Cookie：${name} 的 SYN 被丢弃。`,
        lastQuarter: `tcp_max_syn_backlog 所剩无几：${name} 的 SYN 被丢弃。`,
        cookie: `半连接队列已满：${name} 得到 SYN Cookie，服务器不保存任何信息。`,
        ignoresAck: `全连接队列已满：${name} 的 ACK 被忽略；${name} 以为连接已经建立。`,
        ignoresCookie: `全连接队列已满：${name} 的 Cookie 有效，却被忽略。`,
        goodCookie: `${name} 带回 SYN Cookie：据此建立连接。`,
        badCookie: `${name} 的 ACK 没有有效的 Cookie：被复位。`,
        abortsOnOverflow: `全连接队列已满且 tcp_abort_on_overflow=1：${name} 被复位。`,
        forgets: `SYN+ACK 的重传次数用尽：服务器忘掉 ${name}。`,
        queued: `${name} 的 ACK 完成握手：ESTABLISHED。`,
        closed: `监听套接字已关闭：${name} 的请求被忘掉。`,
        resetsUnaccepted: `${name} 从未被 accept：被复位。`,
      })[rule],
    calls: (name, side, call) =>
      side === 'client' ? `${name}：${call}()。` : `程序在 ${name} 的连接上调用 ${call}()。`,
    resends: (name, side, what) =>
      side === 'client'
        ? `${name} 没有收到回应：重传 ${kind(what)}。`
        : `定时器超时：向 ${name} 重传 ${kind(what)}。`,
    timer: (name) => `${name} 的连接有一个定时器超时。`,
    arrives: (name, side, what) => `${of(name, side, kind(what))}。`,
    becomes: (name, side, what, state) => `${of(name, side, kind(what))}，进入 ${state}。`,
    started: (by, name) => `${w(by)}启动${name === null ? '' : `，为 ${name} 服务`}。`,
    ends: (by, why) =>
      why === 'done' ? `${w(by)}完成并结束。` : `${w(by)}结束：程序没有料到 ${why}。`,
    pauses: (by, goesOn) => `${w(by)}${goesOn ? '继续' : '被停住'}。`,
    enteredCall: (by, call) => `${w(by)}调用 ${call}。`,
    blocks: (by, call, awaits) =>
      awaits ? `${w(by)}等待 ${call}；事件循环继续。` : `${w(by)}阻塞在 ${call}。`,
    returns: (by, call, result) => `${w(by)}：${call} 返回 ${result}。`,
    serves: (by, name, isOver) =>
      `${w(by)}${isOver ? '完成了对' : '开始为'} ${name} ${isOver ? '的服务' : '服务'}。`,
    runnable: (by) => `${w(by)}就绪，可以运行。`,
    asleep: (by) => `${w(by)}睡眠，让出核。`,
    switches: (by, core) => `上下文切换：核 ${core} 运行${w(by)}。`,
    watches: (by, what, joins) => `${w(by)}${joins ? '开始' : '不再'}监视${thing(what)}。`,
    isReady: (by, what, joins) =>
      joins ? `对${w(by)}来说，${thing(what)} 就绪。` : `${thing(what)} 离开${w(by)}的就绪列表。`,
    opens: (fd, what, isOpen) =>
      isOpen ? `描述符 ${fd} 代表${thing(what)}。` : `描述符 ${fd}（${thing(what)}）已关闭。`,
  },
  why,
};
