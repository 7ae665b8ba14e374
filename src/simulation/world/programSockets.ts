/**
 * The host's sockets as the server's program has them: what it did up to a call comes before what follows from the call. And what
 * each of its answers answers.
 */
import { answerTo, type ServerProgram } from '../../../machines/server/program.ts';
import type { ConnectionId, HostSockets } from '../../../machines/server/sockets.ts';

/** An answer: it ends with this octet of the server's, and so many octets of requests are answered then. */
export interface ServerAnswer {
  readonly endsAt: number;
  readonly answeredBytes: number;
}

/**
 * A service answers the request that it was given, whatever has been read meanwhile: select() puts answers aside, and an event loop
 * reads on while a coroutine serves.
 */
export class ServerAnswers {
  readonly #program: ServerProgram;
  readonly #last = new Map<ConnectionId, ServerAnswer>();

  constructor(program: ServerProgram) {
    this.#program = program;
  }

  /** A service of so many octets begins: its answer comes behind those before. */
  next(connection: ConnectionId, requestBytes: number): ServerAnswer {
    const last = this.#last.get(connection) ?? { endsAt: 0, answeredBytes: 0 };
    const answer = {
      endsAt: last.endsAt + answerTo(this.#program, requestBytes),
      answeredBytes: last.answeredBytes + requestBytes,
    };
    this.#last.set(connection, answer);
    return answer;
  }
}

/** `beforeCall`: a call is made, and what the program did before it is to be noted. */
export function programSockets(host: HostSockets, beforeCall: () => void): HostSockets {
  const inOrder = <T>(call: () => T): T => {
    beforeCall();
    return call();
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
    recv: (connection, atMost) => inOrder(() => host.recv(connection, atMost)),
    send: (connection, bytes) => inOrder(() => host.send(connection, bytes)),
    close: (connection) => inOrder(() => host.close(connection)),
  };
}
