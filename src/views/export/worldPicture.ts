/** The stage of a server at a moment as a picture: SVG, from which `pngOf` draws PNG. */
import type { WorldTrace } from '../../trace/world.ts';
import type { WorldMoment } from '../../trace/worldMoment.ts';
import type { ServerWords } from '../../words/contract/index.ts';
import Network from '../server/Network.svelte';
import type { Picture } from './picture.ts';
import { roomIn } from './sheetRows.ts';
import { standalone } from './standalone.ts';
import { unseen } from './unseen.ts';
import WorldSheet from './WorldSheet.svelte';

export interface WorldDrawing {
  readonly trace: WorldTrace;
  readonly moment: WorldMoment;
  readonly words: ServerWords;
  readonly title: string;
  /** Of the server's program. */
  readonly model: string;
  readonly caption: string;
}

const nothing = () => undefined;

export function worldPictureOf({ title, model, caption, ...stage }: WorldDrawing): Picture {
  const network = unseen(
    Network,
    { ...stage, onlose: nothing, onpick: nothing },
    roomIn('clients'),
  );
  const drawn = network.svg();
  const { height } = drawn.viewBox.baseVal;
  const sheet = unseen(WorldSheet, { ...stage, title, model, caption, network: height });
  try {
    const svg = sheet.svg();
    svg.querySelector('[data-network]')?.append(drawn);
    const [wide, tall] = [svg.width.baseVal.value, svg.height.baseVal.value];
    return { svg: standalone(svg), width: wide, height: tall };
  } finally {
    network.close();
    sheet.close();
  }
}
