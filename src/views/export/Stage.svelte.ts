/** A sheet that is mounted out of sight, to be looked at scene after scene. */
import { flushSync } from 'svelte';
import type { Words } from '../../words/contract/index.ts';
import type { Fold } from '../../trace/fold/index.ts';
import type { ConnectionTrace } from '../../trace/connection.ts';
import { layoutLadder } from '../ladder/layout.ts';
import { measuresFor } from '../ladder/measures.ts';
import { DETAILS } from '../ladder/details.ts';
import { listOf } from '../ladder/list.ts';
import type { NumberFormat, Sockets } from '../ladder/options.ts';
import { wholeScene, type Scene } from './scene.ts';
import Sheet from './Sheet.svelte';
import { standalone } from './standalone.ts';
import { unseen, type Unseen } from './unseen.ts';

export interface Drawing {
  readonly trace: ConnectionTrace;
  readonly fold: Fold;
  readonly numbers: NumberFormat;
  readonly words: Words;
  /** Where the calls of the programs are to be shown. */
  readonly sockets: Sockets | null;
  readonly title: string;
}

export class Stage {
  readonly width: number;
  /** Height of the diagram, and length of a unit of the folded axis in it. */
  readonly height: number;
  readonly scale: number;
  #scene: Scene;
  readonly #sheet: Unseen;

  constructor({ trace, fold, numbers, words, sockets, title }: Drawing, width: number) {
    const ladder = words.interface.ladder;
    const options = {
      width,
      height: 0,
      fold,
      number: numbers,
      words: ladder,
      sockets,
      details: DETAILS,
    };
    const marks = layoutLadder(trace, options);
    const measures = measuresFor(width, { lanes: sockets !== null });
    const told = listOf(trace, marks.arrows, { words, number: numbers });
    this.width = marks.width;
    this.height = marks.height;
    this.scale = marks.end.line / Math.max(fold.length, 1);
    this.#scene = $state.raw(wholeScene(marks.height));

    const scene = () => this.#scene;
    this.#sheet = unseen(Sheet, {
      ...{ trace, marks, measures, words, numbers, sockets, title },
      description: told.map(({ says }) => says(true)).join('\n'),
      get scene() {
        return scene();
      },
    });
  }

  /** The scene as a file. */
  svgOf(scene: Scene): string {
    this.#scene = scene;
    flushSync();
    return standalone(this.#sheet.svg());
  }

  close(): void {
    this.#sheet.close();
  }
}
