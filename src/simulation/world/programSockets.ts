/**
 * The host's sockets as the server's program has them: what it did up to a call comes before what follows from the call, and of each
 * answer it is known what it answers.
 */
import type { ConnectionId, HostSockets, Transferred } from '../../../machines/server/sockets.ts';

/** An answer that is on its way: it ends with this octet of the server's, and answers so many octets of requests. */
export interface ServerAnswer {
  readonly endsAt: number;
  readonly answeredBytes: number;
}

export interface ProgramHooks {
  /** A call is made: what the program did before it is to be noted. */
  readonly beforeCall: () => void;
  readonly answers: (connection: ConnectionId, answer: ServerAnswer) => void;
}

export function programSockets(host: HostSockets, hooks: ProgramHooks): HostSockets {
  const served = new Map<ConnectionId, { received: number; sent: number }>();
  const servedOf = (connection: ConnectionId) => {
    const known = served.get(connection) ?? { received: 0, sent: 0 };
    served.set(connection, known);
    return known;
  };
  const inOrder = <T>(call: () => T): T => {
    hooks.beforeCall();
    return call();
  };
  const received = (connection: ConnectionId, bytes: Transferred): Transferred => {
    if (typeof bytes === 'number') servedOf(connection).received += bytes;
    return bytes;
  };
  // it answers all that was read before it
  const sent = (connection: ConnectionId, bytes: Transferred): Transferred => {
    if (typeof bytes !== 'number') return bytes;
    const of = servedOf(connection);
    of.sent += bytes;
    hooks.answers(connection, { endsAt: of.sent, answeredBytes: of.received });
    return bytes;
  };
  return {
    acceptQueue: (listener) => host.acceptQueue(listener),
    unread: (connection) => host.unread(connection),
    isEndOfFile: (connection) => host.isEndOfFile(connection),
    error: (connection) => host.error(connection),
    room: (connection) => host.room(connection),
    listen: (listener, backlog) => inOrder(() => host.listen(listener, backlog)),
    closeListener: (listener) => inOrder(() => host.closeListener(listener)),
    accept: (listener) => inOrder(() => host.accept(listener)),
    recv: (connection, atMost) =>
      inOrder(() => received(connection, host.recv(connection, atMost))),
    send: (connection, bytes) => inOrder(() => sent(connection, host.send(connection, bytes))),
    close: (connection) => inOrder(() => host.close(connection)),
  };
}
