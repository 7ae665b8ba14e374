/** What can be wrong with an address. */
import type { AddressWords } from '../../contract/index.ts';

export const address: AddressWords = {
  problems: {
    tooLong: (length: number, most: number) =>
      `The link is too long (${length} characters, at most ${most}), so it was not opened.`,
    garbled: 'The link is damaged, so it was not opened.',
    unknownScenario: (text: string) => `The link names a scenario that does not exist: “${text}”.`,
    unknownPage: (text: string) => `The link leads to a page that does not exist: “${text}”.`,
    unknownPart: (text: string) => `The link has a part that synfin does not know: “${text}”.`,
    repeated: (part: string) => `The link has ${part} twice, so it was not opened.`,
    tooMany: (part: string, most: number) =>
      `The link has too many ${part} (at most ${most}), so it was not opened.`,
    unreadable: (part: string, text: string) => `The link’s ${part} cannot be read: “${text}”.`,
  },
  /** A change of a segment that the side does not send: it sends only so many. */
  neverSent: (side: string, nth: number, sent: number) =>
    `The link changes segment ${nth} of the ${side}, which sends only ${sent} in this run. Nothing was changed.`,
  addressParts: {
    moment: 'moment',
    steps: 'number of steps',
    profile: 'profile',
    segments: 'segments',
    calls: 'calls',
    delays: 'delays',
    guide: 'lesson or question',
    origin: 'original scenario',
  },
};
