/** What is used of gifenc, which comes without types. */
declare module 'gifenc' {
  export type Format = 'rgb565' | 'rgb444' | 'rgba4444';

  /** A colour is its red, green and blue, 0 to 255. */
  export function quantize(
    rgba: Uint8Array | Uint8ClampedArray,
    most: number,
    options?: { readonly format?: Format },
  ): number[][];

  /** For each pixel the place of the nearest colour. */
  export function applyPalette(
    rgba: Uint8Array | Uint8ClampedArray,
    palette: readonly (readonly number[])[],
    format?: Format,
  ): Uint8Array;

  export interface FrameOptions {
    /** Of the first frame, for all. */
    readonly palette?: readonly (readonly number[])[];
    /** In milliseconds. */
    readonly delay?: number;
    readonly transparent?: boolean;
    readonly transparentIndex?: number;
    /** 1: the next frame is drawn over this one. */
    readonly dispose?: number;
  }

  export function GIFEncoder(): {
    writeFrame(indices: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  };
}
