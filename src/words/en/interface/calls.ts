/** Words of the calls that an application can make: their names are those of sockets. In English. */
import type { CallsWords } from '../../contract/index.ts';

export const calls: CallsWords = {
  title: (side: string) => `Calls of the ${side}`,
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
    listen: 'Wait for a connection (passive OPEN)',
    connect: 'Open a connection (active OPEN)',
    send: 'Hand data to TCP',
    receive: 'Read the data that has arrived',
    shutdown: 'Stop sending, go on receiving (half-close)',
    close: 'Stop sending; with sockets, receiving too',
    abort: 'End the connection with a RST',
    status: 'Ask for the state',
    crash: 'Host restarts: connection lost, nothing sent',
  },
  sendBytes: (n: number) => `send ${n} bytes`,
  more: 'More calls',
  notNow: 'not possible in this state',
};
