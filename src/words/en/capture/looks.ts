/** What a capture as a whole looks like, in English. */
import { socketText } from '../../sentences/captureList.ts';
import type { LookWords } from '../../contract/captureList.ts';
import { list } from './list.ts';
import { SIDE_NAMES } from '../sides.ts';

const { span } = list;

export const looks: LookWords = {
  synFlood: ({ server, halfOpen, completed, clients, withinNs }) =>
    `Looks like a SYN flood: ${halfOpen} handshakes with ${socketText(server)} were never completed, ${completed} were; from ${clients} ${clients === 1 ? 'address' : 'addresses'} within ${span(withinNs)}.`,
  portScan: ({ client, ports, hosts, refused, unanswered, open }) =>
    `Looks like a port scan: ${client} tried ${ports} ${ports === 1 ? 'port' : 'ports'} of ${hosts === 1 ? 'one host' : `${hosts} hosts`}; ${refused} refused, ${unanswered} not answered, ${open} open (SYN+ACK, then RST).`,
  closeWaitLeak: ({ side, address, connections, longestNs }) =>
    `Looks like a CLOSE_WAIT leak: ${address}, as ${SIDE_NAMES[side]}, did not close ${connections} connections after the peer’s FIN, the longest for ${span(longestNs)}. Its application does not call close().`,
};
