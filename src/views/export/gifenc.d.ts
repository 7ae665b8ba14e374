/** What is used of gifenc, which comes without types. */
declare module 'gifenc' {
  type Colours = readonly (readonly number[])[];

  /** At most so many colours for these pixels. A colour is its red, green and blue, 0 to 255. */
  export function quantize(rgba: Uint8Array | Uint8ClampedArray, most: number): number[][];

  /** The place of the nearest colour. */
  export function nearestColorIndex(palette: Colours, colour: readonly number[]): number;

  export interface FrameOptions {
    /** Of the first frame, for all. */
    readonly palette?: Colours;
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
