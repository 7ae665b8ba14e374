/** A server program under a load, to the end: what happened on the server, and what its clients saw. */
import type { ServerHappening } from '../../../machines/server/happenings.ts';
import { Heap } from '../../../machines/server/kernel/heap.ts';
import type { Lateness } from '../../../machines/server/lateness.ts';
import type { ServerProgram } from '../../../machines/server/program.ts';
import { Server } from '../../../machines/server/server.ts';
import { later, time, type Time } from '../../../machines/tcp/time.ts';
import { ONE_WAY_US, type LoadClient } from './load.ts';
import { Loopback, type LoadNetwork } from './loopback.ts';

/** Of each client's requests: when its answer had begun to arrive. */
export interface ClientSaw {
  readonly answeredAt: readonly (Time | null)[];
}

export interface LoadRun {
  readonly happenings: readonly ServerHappening[];
  readonly clients: readonly ClientSaw[];
  readonly longestQueue: number;
  /** Whom the server has sent a FIN. */
  readonly closed: readonly number[];
}

/** A request is answered when its first octets have come back. */
const MARK_BYTES = 10;

interface Client {
  readonly number: number;
  readonly load: LoadClient;
  readonly answeredAt: (Time | null)[];
  sent: number;
  /** Octets of requests that have come back. */
  echoed: number;
  gone: boolean;
}

export function runLoad(
  program: ServerProgram,
  load: readonly LoadClient[],
  until: Time,
  lateness?: Lateness,
): LoadRun {
  const due = new Heap<() => void>();
  const clients = load.map((each, number): Client => ({
    number,
    load: each,
    answeredAt: each.requests.map(() => null),
    ...{ sent: 0, echoed: 0, gone: false },
  }));
  const network: LoadNetwork = new Loopback(
    time(0),
    ONE_WAY_US,
    (at, notice) => server.notify(at, notice),
    (at, client, bytes) => received(at, client, bytes),
  );
  const server = new Server(program, network, lateness);

  const leave = (client: Client, how: () => void) => {
    if (!client.gone) how();
    client.gone = true;
  };
  const sendNext = (client: Client, at: Time) => {
    const k = client.sent;
    const request = client.load.requests[k];
    if (request === undefined) return;
    const answered = k === 0 ? at : (client.answeredAt[k - 1] ?? null);
    if ('afterAnswerUs' in request.when && answered === null) return;
    const when =
      'at' in request.when ? request.when.at : later(answered ?? at, request.when.afterAnswerUs);
    client.sent += 1;
    due.put(time(Math.max(when + request.shiftUs, at)), () => {
      if (client.gone) return;
      network.sendFrom(client.number, request.bytes);
      sendNext(client, now);
    });
  };
  const received = (at: Time, of: number, bytes: number) => {
    const client = clients[of];
    if (client === undefined || client.gone) return;
    client.echoed += bytes - program.answerBytes;
    let mark = MARK_BYTES;
    client.load.requests.forEach((request, k) => {
      if (client.echoed >= Math.min(mark, mark - MARK_BYTES + request.bytes))
        client.answeredAt[k] ??= at;
      mark += request.bytes;
    });
    if (client.sent < client.load.requests.length) {
      const next = client.load.requests[client.sent];
      if (next && 'afterAnswerUs' in next.when) sendNext(client, at);
    }
    if (client.answeredAt.every((each) => each !== null))
      due.put(later(at, client.load.closeAfterUs), () =>
        leave(client, () => network.closeFrom(of)),
      );
  };

  let now = time(0);
  server.start(now);
  clients.forEach((client, of) => {
    const { connectAt, givesUpAt, abortAt } = client.load;
    due.put(connectAt, () => {
      network.connect(of);
      sendNext(client, now);
    });
    if (givesUpAt) due.put(givesUpAt, () => leave(client, () => network.closeFrom(of)));
    if (abortAt) due.put(abortAt, () => leave(client, () => network.abortFrom(of)));
  });
  for (;;) {
    const next = Math.min(
      ...[network.nextAt, due.nextAt, server.nextAt].map((at) => at ?? Infinity),
    );
    if (next > until) break;
    now = time(next);
    network.advance(now);
    for (let what = due.take(now); what; what = due.take(now)) what();
    server.advance(now);
  }
  return {
    happenings: server.take(),
    clients,
    longestQueue: network.longestQueue,
    closed: network.closed,
  };
}
