/** What of the ladder comes after the picture: nobody needs it before. */
export { default as BackToNow } from './BackToNow.svelte';
export { default as Ghosts } from './Ghosts.svelte';
export { default as Numbers } from './Numbers.svelte';
export { default as Passing } from './Passing.svelte';
export { default as SegmentList } from './SegmentList.svelte';
export { controls } from './controls.ts';
export { DETAILS } from './details.ts';
export { asKnown } from './looks.ts';
export { zoomable } from './zoomable.ts';
