/** The captures of the gallery, each with what there is to find. In English. */
import type { CaptureExampleWords } from '../contract/capturePage.ts';

export const examples: CaptureExampleWords = {
  whole: {
    title: 'A complete connection',
    story:
      'A request, a reply, and nothing odd. Where does the handshake end, and who closes first?',
  },
  'slow-download': {
    title: 'A slow download',
    story: 'Five clients ask for the same, and one waits longer. Network, server, or client?',
  },
  'slow-handshake': {
    title: 'connect() took a second',
    story: 'The server answers at once. Where does the second come from?',
  },
  'far-away': {
    title: 'A handshake of 200 ms',
    story: 'No segment is lost. Is it the server that is slow, or the path?',
  },
  refused: {
    title: 'Connection refused',
    story: 'One SYN, one RST. What does the RST say of the server?',
  },
  'three-fins': {
    title: 'Three FINs',
    story:
      'A close needs two FINs. Why is there a third, and what does TIME_WAIT have to do with it?',
  },
  'one-loss': {
    title: 'One segment lost in a transfer',
    story: 'It is repaired without any pause. What told the sender?',
  },
  'tail-loss': {
    title: 'The last segments are missing',
    story: 'Nothing came behind them to tell the sender. What did it wait for?',
  },
  needless: {
    title: 'A retransmission that nobody needed',
    story: 'The data had arrived. Why was it retransmitted, and how does the sender learn of it?',
  },
  stalled: {
    title: 'The transfer stands still',
    story: 'Nothing is lost, and yet no data moves. Who is in the way?',
  },
  'forty-ms': {
    title: '40 ms too slow',
    story: 'The network takes a fraction of that. Two good ideas get in each other’s way.',
  },
  'cut-off': {
    title: 'A RST behind the FIN',
    story: 'The client closes, and then sends a RST. What did the server do in between?',
  },
  leak: {
    title: 'A server that never closes',
    story: 'The client closed long ago. In which state does the server wait, and for whom?',
  },
  flood: {
    title: 'A SYN flood',
    story: 'Hundreds of SYNs, and hardly a handshake. What does the list say at first sight?',
  },
};
