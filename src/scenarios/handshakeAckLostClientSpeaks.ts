/** The third segment is lost, but the client's data carries the same ACK. */
import { lost, story } from './base.ts';

export const handshakeAckLostClientSpeaks = story('handshake-ack-lost-client-speaks', {
  faults: [lost('client', 2)],
});
