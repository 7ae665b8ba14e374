/** A peer that is gone. In English. */
import { itsSeq, left, ourSeq, ranFor, sentAgainCount } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, server, times } from '../../say.ts';

export const keepAlive: LessonWords<'keep-alive'> = {
  title: 'Keep-alive',
  about: 'Power cut, pulled cable, restart: what notices that the peer is gone, and when.',
  steps: {
    silent: {
      title: 'Silence',
      asks: {
        question:
          'The handshake is complete, and nothing is sent. Now the cable is cut. When does a server without keep-alive notice?',
        choices: {
          never: 'Never, as long as it sends nothing',
          atOnce: 'At once: it receives a RST',
          minutes: 'After about 15 minutes',
        },
      },
      text: (t) =>
        phrase`A cut cable sends neither FIN nor RST, nor does a host that loses power. Without data TCP sends nothing, so the ${server} stays in ${stateMark(t.to)}. Keep-alive is for this case. It is off unless the application sets ${code('SO_KEEPALIVE')}; here it is on.`,
    },
    probe: {
      title: 'The probe',
      text: (t) =>
        phrase`After ${lasting(ranFor(t, 'keepAlive') ?? 0)} without a segment the ${server} sends a keep-alive probe: no data, and a sequence number that the ${client} has received already (${ourSeq(t, left(t))}). A peer that is alive answers with an ACK. This probe is ${lossMark('lost')}.`,
    },
    gone: {
      title: 'No answer',
      text: (t) =>
        phrase`${t.profile.keepAlive?.probes ?? 0} probes, ${lasting(t.profile.keepAlive?.intervalUs ?? 0)} apart, have not been answered. The ${server} ends the connection, and its application gets ${code('ETIMEDOUT')}, more than two hours after the last segment. These are the defaults of Linux. The ${client} learns nothing of it.`,
    },
    restarted: {
      title: 'A host that has restarted',
      text: (t) =>
        phrase`Here the client’s host crashed and restarted. It has no such connection, so it answered the server’s data with a RST (${itsSeq(t)}). It answers a keep-alive probe in the same way. The ${server} goes to ${stateMark(t.to)}, and its application gets ${code('ECONNRESET')}.`,
    },
    unacknowledged: {
      title: 'Data on its way',
      text: (t) =>
        phrase`Keep-alive is for idle connections. If data is unacknowledged, the retransmission timer notices that the peer is gone: this ${client}, which is Linux, has retransmitted its data ${times(sentAgainCount(t))} in about 15 minutes. Now it gives up, and its application gets ${code('ETIMEDOUT')}.`,
    },
  },
  learned: phrase`A peer that is gone without FIN or RST is noticed by retransmissions if data is unacknowledged, by keep-alive if the connection is idle, and otherwise not at all. A host that has restarted answers with a RST.`,
};
