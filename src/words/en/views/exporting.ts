/** Words of the export: a run saved as a picture, an animation, text or data. In English. */
import type { ExportingWords } from '../../contract/index.ts';

export const exporting: ExportingWords = {
  title: 'Export this run',

  picture: 'Picture',
  pictureAbout: 'The whole diagram, with the colours and number style of the page.',
  svg: 'SVG',
  svgAbout: 'sharp at any size',
  png: 'PNG',
  pngAbout: 'for slides and chat',

  film: 'Animation',
  filmAbout:
    'A GIF of a part of the run. Time passes as in the player: long waits are shortened, and the clock shows the real time.',
  from: 'From',
  to: 'To',
  speed: 'Speed',
  times: (factor: number) => `${factor}×`,
  lasts: (seconds: string, frames: number) => `${seconds} s long, ${frames} frames.`,
  tooLong: (most: number) =>
    `That is more than ${most} frames. Choose a shorter part or a higher speed.`,
  backwards: 'The end must be after the beginning.',
  makeFilm: 'Make the GIF',
  making: (done: number, all: number) => `Frame ${done} of ${all}`,
  cancel: 'Cancel',
  cancelled: 'No GIF was made.',

  text: 'Text and data',
  log: 'Log',
  logAbout: 'one line per event',
  mermaid: 'Mermaid',
  mermaidAbout: 'a sequence diagram for a README or a wiki',
  json: 'JSON',
  jsonAbout: 'segments, steps and timers, for other programs',
  capture: 'Capture (pcapng)',
  captureAbout: 'for Wireshark, as both hosts see it',
  scenario: 'Scenario',
  scenarioAbout: 'a file for npm run simulate',

  stageAbout: 'The stage at this moment, in the colours of the page.',
  costs: 'Costs',
  costsAbout: 'waits, queues, workers, drops',
  serverJsonAbout: 'all events, for other programs',

  print: 'Print',
  printAbout: 'with the explanation of this moment',

  saved: (name: string) => `Saved: ${name} (see your downloads).`,
  failed: 'The export failed: the browser could not draw it.',
};
