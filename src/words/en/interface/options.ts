/** Words of what can be set: the display, the network, the profile. */
import type { ProfileName } from '../../../../machines/stacks/profiles.ts';
import type { OptionsWords } from '../../contract/index.ts';

export const options: OptionsWords = {
  display: 'Display',
  letters: 'What the letters stand for',
  network: 'Network',
  oneWay: (delay: string) => `${delay} each way`,
  future: 'What is still to come',
  futures: { faint: 'faint', hidden: 'hidden' },
  numbers: 'Sequence numbers',
  numberings: { absolute: 'as sent', relative: 'from 0', symbols: 'J, K, M, N' },
  speed: 'Speed',
  times: (n: number) => `${n}×`,
  pace: 'Pace',
  paces: { reading: 'by reading', time: 'by time', steps: 'step by step' },
  trueScale: 'Time to scale',
  trueScaleAbout: 'Long waits are not shortened and take long to scroll.',
  cards: 'Cards of client and server',
  cardsAbout: 'If off: one line each; click it to open the card.',
  explained: 'Explanation',
  explainedAbout: 'What just happened, and why.',
  characterKeys: 'Single-key shortcuts',
  characterKeysAbout: 'If off: letters and signs do nothing on their own.',
  zoom: 'Size of the diagram',
  larger: 'Larger',
  smaller: 'Smaller',
  present: 'Present',
  presentAbout: 'Large type, one step per key press, for teaching',
  linkDelay: 'One-way delay',
  linkDelayAbout: 'Applies to segments sent from this moment on.',
  ownDelay: 'Another delay, in milliseconds',
  set: 'Set',
  profilesAbout: {
    rfc: 'RFC 9293 and the RFCs it builds on, with their constants. Nagle is off, although SHLD-7 asks for it.',
    linux:
      'Linux 6.18 with its defaults: timestamps, SACK, window scaling, RACK and tail loss probes, CUBIC, Nagle. No metrics cache; ACKs are not compressed.',
    linuxTextbook:
      'The same Linux with what textbooks leave out switched off: no timestamps, SACK or window scaling; Reno; tcp_syn_linear_timeouts=0; TCP_NODELAY.',
  } satisfies Record<ProfileName, string>,
  profilesDiffer: 'How they differ',
};
