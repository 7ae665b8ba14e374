/** Words of what is offered while the run is at rest, at its start and at its end. */
import type { OfferWords } from '../../contract/index.ts';

export const offers: OfferWords = {
  play: 'Play this run',
  next: 'What next',
  loseLastAck: 'Lose the last ACK',
  lose: (label) => `Lose the last segment (${label})`,
  why: { 'why-three': 'Why three?', 'why-four': 'Why four?' },
  slowly: 'Again, slowly',
};
