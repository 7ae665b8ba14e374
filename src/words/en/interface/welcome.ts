/** Words of the first screen. */
import type { WelcomeWords } from '../../contract/index.ts';

export const welcome: WelcomeWords = {
  about:
    'Watch two computers talk over TCP, lose any packet you like, and see why every step is there.',
  learn: 'New to TCP',
  learnAbout:
    'Five minutes: how to read the picture, why three segments open a connection, why four close it.',
  interview: 'Preparing for an interview',
  interviewAbout: 'Questions as they are asked, with the run that shows each answer.',
  play: 'Just let me play',
  playAbout: 'A whole connection, from the first SYN to the last ACK.',
  capture: 'I have a capture',
  captureAbout: 'States, losses, and why it was slow. The file stays in your browser.',
};
