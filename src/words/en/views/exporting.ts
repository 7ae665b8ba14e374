/** Words of the export: a run saved as a picture, a film, text or data. In English. */
import type { ExportingWords } from '../../contract/index.ts';

export const exporting: ExportingWords = {
  title: 'Export this run',

  picture: 'Picture',
  pictureAbout: 'The whole diagram, in the colours and with the numbers of the page.',
  svg: 'SVG',
  svgAbout: 'sharp at any size',
  png: 'PNG',
  pngAbout: 'for slides and chats',

  film: 'Film',
  filmAbout:
    'A GIF of a part of the run. Time runs as in the player: long waits are short, the clock tells true time.',
  from: 'From',
  to: 'To',
  speed: 'Speed',
  times: (factor: number) => `${factor}×`,
  lasts: (seconds: string, frames: number) => `${seconds} s long, ${frames} frames.`,
  tooLong: (most: number) =>
    `That is more than ${most} frames. Choose a shorter part or a higher speed.`,
  backwards: 'The end has to come after the beginning.',
  makeFilm: 'Make the GIF',
  making: (done: number, all: number) => `Frame ${done} of ${all}`,
  cancel: 'Cancel',
  cancelled: 'No film was made.',

  text: 'Text and data',
  log: 'Log',
  logAbout: 'a line for everything that happens',
  mermaid: 'Mermaid',
  mermaidAbout: 'a sequence diagram for a README or a wiki',
  json: 'JSON',
  jsonAbout: 'segments, steps and timers, for other programs',
  scenario: 'Scenario',
  scenarioAbout: 'a file for npm run simulate',

  print: 'Print',
  printAbout: 'with this moment explained',

  saved: (name: string) => `Saved: ${name} (see your downloads).`,
  failed: 'That did not work: the browser could not draw it.',
};
