/** What must hold between the two ends, whatever is lost, late or doubled on the way. */
import { notAfter } from '../../../machines/tcp/sequence.ts';
import type { Tcb } from '../../../machines/tcp/tcb.ts';
import type { Frame } from '../connection.ts';
import { when } from './laws.ts';

export function betweenEnds({ client, server }: Frame['ends']): string[] {
  if (!client.tcb || !server.tcb) return [];
  return [...fromTo(client.tcb, server.tcb), ...fromTo(server.tcb, client.tcb)];
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
