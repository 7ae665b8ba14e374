/** A call of the sockets interface as packetdrill has a program make it, strace-like: `write(4, ..., 100) = 100`. */
import type { Errno, SocketCall, SocketOption } from '../../../machines/stacks/sockets/program.ts';

/** What strerror() says of each. */
const ERRORS: Readonly<Record<Errno, string>> = {
  ECONNREFUSED: 'Connection refused',
  ECONNRESET: 'Connection reset by peer',
  ECONNABORTED: 'Software caused connection abort',
  ETIMEDOUT: 'Connection timed out',
  EPIPE: 'Broken pipe',
  ENOTCONN: 'Transport endpoint is not connected',
  EISCONN: 'Transport endpoint is already connected',
  EADDRINUSE: 'Address already in use',
  EADDRNOTAVAIL: 'Cannot assign requested address',
  EDESTADDRREQ: 'Destination address required',
  EBADF: 'Bad file descriptor',
};

const failed = (errno: Errno): string => `-1 ${errno} (${ERRORS[errno]})`;

const OPTIONS: Readonly<Record<SocketOption['name'], (value: number) => string>> = {
  SO_LINGER: (seconds) => `SOL_SOCKET, SO_LINGER, {onoff=1, linger=${seconds}}, 8`,
  SO_REUSEADDR: (value) => `SOL_SOCKET, SO_REUSEADDR, [${value}], 4`,
  TCP_CORK: (value) => `SOL_TCP, TCP_CORK, [${value}], 4`,
  TCP_FASTOPEN: (value) => `SOL_TCP, TCP_FASTOPEN, [${value}], 4`,
  TCP_NODELAY: (value) => `SOL_TCP, TCP_NODELAY, [${value}], 4`,
};

/** As much as one recv() takes at most. */
const LARGEST_RECV = 65_536;
const IN_PROGRESS = '-1 EINPROGRESS (Operation now in progress)';

/** File descriptors: 3 is the first that a program has to give. */
export const descriptorOf = (on: SocketCall['on'], listens: boolean): number =>
  on === 'listener' ? 3 : on + (listens ? 3 : 2);

/** What is written when it is called, and what when it returns, where it is not said in one line. */
export interface CallTexts {
  readonly called: readonly string[];
  readonly returned: readonly string[];
}

interface Given {
  readonly fd: number;
  /** What accept() returns. */
  readonly accepted: number;
}

/**
 * Calls that wait for the other end are written when they return, when they need not wait any more: packetdrill goes on with its
 * script only when a call has returned. connect() does not wait at all, and its outcome is asked for; what is said to wait until
 * then (a send() without room, a connect() that takes data along) it leaves to another thread.
 */
export function callTexts(call: SocketCall, { fd, accepted }: Given): CallTexts {
  const { result } = call;
  const is = (success: string | number) =>
    result?.kind === 'failed' ? failed(result.errno) : String(success);
  const now = (...called: string[]): CallTexts => ({ called, returned: [] });
  const later = (...returned: string[]): CallTexts => ({ called: [], returned });
  switch (call.name) {
    case 'socket':
      return now(`socket(..., SOCK_STREAM, IPPROTO_TCP) = ${fd}`);
    case 'bind':
      return now(`bind(${fd}, ..., ...) = ${is(0)}`);
    case 'listen':
      return now(`listen(${fd}, 5) = ${is(0)}`);
    case 'setsockopt':
      if (!call.option) return now();
      return now(`setsockopt(${fd}, ${OPTIONS[call.option.name](call.option.value)}) = ${is(0)}`);
    case 'accept':
      return later(`accept(${fd}, ..., ...) = ${is(accepted)}`);
    case 'connect': {
      if (result?.kind === 'failed' && call.returnedAt?.at === call.calledAt.at)
        return now(`connect(${fd}, ..., ...) = ${failed(result.errno)}`);
      if (call.bytes)
        return now(`sendto(${fd}, ..., ${call.bytes}, MSG_FASTOPEN, ..., ...) = ${is(call.bytes)}`);
      const error = result?.kind === 'failed' ? result.errno : '0';
      return {
        called: [
          `fcntl(${fd}, F_SETFL, O_RDWR|O_NONBLOCK) = 0`,
          `connect(${fd}, ..., ...) = ${IN_PROGRESS}`,
        ],
        returned: [
          `getsockopt(${fd}, SOL_SOCKET, SO_ERROR, [${error}], [4]) = 0`,
          `fcntl(${fd}, F_SETFL, O_RDWR) = 0`,
        ],
      };
    }
    case 'send': {
      const bytes = call.bytes ?? 0;
      const done = is(result?.kind === 'bytes' ? result.bytes : bytes);
      return now(
        call.more
          ? `send(${fd}, ..., ${bytes}, MSG_MORE) = ${done}`
          : `write(${fd}, ..., ${bytes}) = ${done}`,
      );
    }
    case 'recv':
      return later(
        `read(${fd}, ..., ${call.bytes ?? LARGEST_RECV}) = ${is(result?.kind === 'bytes' ? result.bytes : 0)}`,
      );
    case 'shutdown':
      return now(`shutdown(${fd}, SHUT_WR) = ${is(0)}`);
    case 'close':
      return now(`close(${fd}) = ${is(0)}`);
    case 'getsockopt':
      return now();
  }
}
