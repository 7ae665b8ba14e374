/** Words of the calls that an application can make. In Chinese. */
import type { CallsWords } from '../../contract/index.ts';

export const calls: CallsWords = {
  title: (side) => `${side}的调用`,
  names: {
    listen: 'listen',
    connect: 'connect',
    send: 'send',
    receive: 'receive',
    shutdown: 'shutdown',
    close: 'close',
    abort: 'abort',
    status: 'status',
    crash: 'crash',
  },
  about: {
    listen: '等待连接（被动 OPEN）',
    connect: '发起连接（主动 OPEN）',
    send: '把数据交给 TCP',
    receive: '读取已到达的数据',
    shutdown: '不再发送，仍可接收（半关闭）',
    close: '不再发送；套接字也不再接收',
    abort: '用 RST 终止连接',
    status: '查询状态',
    crash: '主机重启：丢失连接，不发报文段',
  },
  sendBytes: (n) => `发送 ${n} 字节`,
  more: '更多调用',
  notNow: '在这个状态下不可用',
};
