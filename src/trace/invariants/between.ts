/** What must hold between the two ends, whatever is lost, late or doubled on the way. */
import { notAfter } from '../../../machines/tcp/sequence.ts';
import type { Tcb } from '../../../machines/tcp/tcb.ts';
import type { ConnectionTrace, EndInfo, EndView, Frame } from '../connection.ts';
import { when } from './laws.ts';

export function betweenEnds(
  { client, server }: Frame['ends'],
  { ends }: ConnectionTrace,
): string[] {
  if (!client.tcb || !server.tcb) return [];
  if (isRepeated(client, ends.client) || isRepeated(server, ends.server)) return [];
  return [...fromTo(client.tcb, server.tcb), ...fromTo(server.tcb, client.tcb)];
}

/** An earlier incarnation began with the same number: which of them the other end knows cannot be told by it. */
function isRepeated({ incarnation }: EndView, { iss }: EndInfo): boolean {
  const numbers = Array.from({ length: incarnation }, (_, i) => iss[Math.min(i, iss.length - 1)]);
  return numbers.slice(0, -1).includes(numbers.at(-1));
}

/** They know each other's SYN, so it is one connection: SND.UNA =< the other's RCV.NXT =< SND.NXT. */
function fromTo(sender: Tcb, receiver: Tcb): string[] {
  if (receiver.irs !== sender.iss || sender.irs !== receiver.iss) return [];
  return [
    ...when(!notAfter(receiver.rcvNxt, sender.sndNxt), 'nothing is received that was not sent'),
    ...when(
      !notAfter(sender.sndUna, receiver.rcvNxt),
      'nothing is acknowledged that was not received',
    ),
  ];
}
