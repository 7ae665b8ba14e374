/** A part of the page that is mounted out of sight: it is drawn, and looked at as a file. */
import { flushSync, mount, unmount, type Component } from 'svelte';

export interface Unseen {
  /** Its drawing; fails where it has none. */
  readonly svg: () => SVGSVGElement;
  readonly close: () => void;
}

export function unseen<Props extends Record<string, unknown>>(
  part: Component<Props>,
  props: Props,
  width: number | null = null,
): Unseen {
  const host = document.createElement('div');
  host.inert = true;
  host.ariaHidden = 'true';
  Object.assign(host.style, { position: 'fixed', insetInlineStart: '-100000px', top: '0' });
  if (width !== null) host.style.width = `${width}px`;
  document.body.append(host);
  const mounted: Record<string, unknown> = mount(part, { target: host, props });
  flushSync();
  return {
    svg() {
      const svg = host.querySelector('svg');
      if (svg === null) throw new Error('there is no drawing');
      return svg;
    },
    close() {
      void unmount(mounted);
      host.remove();
    },
  };
}
