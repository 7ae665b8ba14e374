/** Words of what can be set: the display, the network, the profile. */
import type { ProfileName } from '../../../../machines/tcp/profiles.ts';
import type { OptionsWords } from '../../contract/index.ts';

export const options: OptionsWords = {
  future: 'What is still to come',
  futures: { faint: 'faint', hidden: 'hidden' },
  numbers: 'Sequence numbers',
  numberings: { absolute: 'as sent', relative: 'from 0', symbols: 'J, K, M, N' },
  trueScale: 'Time to scale',
  trueScaleAbout: 'Nothing is shortened: long waits take long to scroll.',
  cards: 'Cards of both ends',
  cardsAbout: 'Otherwise a line each; a press opens the card.',
  explained: 'Explanation',
  explainedAbout: 'What just happened, and why.',
  zoom: 'Size of the diagram',
  larger: 'Larger',
  smaller: 'Smaller',
  present: 'Present',
  presentAbout: 'Large, one step at a press: for a class (P)',
  linkDelay: 'Delay from one end to the other',
  linkDelayAbout: 'For what is sent from this moment on.',
  ownDelay: 'Another delay, in milliseconds',
  set: 'Set',
  profilesAbout: {
    rfc: 'Both ends do what RFC 9293 and the RFCs it builds on ask for, with their constants.',
    linux: 'Both ends do what a current Linux kernel does, with its constants and its deviations.',
  } satisfies Record<ProfileName, string>,
  profilesDiffer: 'In what they differ',
};
