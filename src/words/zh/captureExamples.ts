/** 示例抓包，每个都有值得找的地方。 */
import type { CaptureExampleWords } from '../contract/capturePage.ts';

export const examples: CaptureExampleWords = {
  whole: {
    title: '一条完整的连接',
    story: '一次请求、一次响应，毫无异常。握手在哪里结束，谁先关闭？',
  },
  'slow-download': {
    title: '一次慢下载',
    story: '五个客户端请求同样的内容，其中一个等得更久。是网络、服务器，还是客户端？',
  },
  'slow-handshake': {
    title: 'connect() 用了一秒',
    story: '服务器立刻就应答了。这一秒从哪里来？',
  },
  'far-away': {
    title: '握手用了 200 毫秒',
    story: '一个报文段也没丢。慢的是服务器，还是路径？',
  },
  refused: {
    title: '连接被拒绝',
    story: '一个 SYN，一个 RST。这个 RST 说明服务器怎么了？',
  },
  'three-fins': {
    title: '三个 FIN',
    story: '两端只需要两个 FIN。为什么有第三个？它和 TIME_WAIT 有什么关系？',
  },
  'one-loss': {
    title: '传输中丢了一个报文段',
    story: '没有停顿就修复了。发送方是怎么知道的？',
  },
  'tail-loss': {
    title: '最后几个报文段丢了',
    story: '后面再没有报文段来提醒发送方。它在等什么？',
  },
  needless: {
    title: '一次不必要的重传',
    story: '数据其实已经到达。为什么又发了一次？发送方如何得知？',
  },
  stalled: {
    title: '传输停住了',
    story: '什么都没丢，数据却不动。是谁挡住了？',
  },
  'forty-ms': {
    title: '多出来的 40 毫秒',
    story: '网络只需要其中一小部分。两个好主意互相妨碍。',
  },
  'cut-off': {
    title: 'FIN 之后来了 RST',
    story: '客户端关闭之后，又发了一个 RST。服务器在这之间做了什么？',
  },
  leak: {
    title: '从不关闭的服务器',
    story: '客户端早就关闭了。服务器停在哪个状态，在等谁？',
  },
  flood: {
    title: 'SYN 洪泛攻击',
    story: '几百个 SYN，几乎没有完成的握手。列表第一眼说了什么？',
  },
};
