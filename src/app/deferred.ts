/**
 * What comes right after the first picture: what moves and changes it, what explains it, and what loads the rest when it
 * is asked for.
 */
import '../theme/print.css';

export * as works from '../player/engine.ts';
export { capsFor } from '../player/keyboard.ts';
export { default as Caption } from '../views/caption/Caption.svelte';
export { default as Calls } from '../views/endpoint/Calls.svelte';
export { default as Outlook } from '../views/endpoint/Outlook.svelte';
export { addressOfPage, goToPlace, runHash, showAddress } from './address/follow.ts';
export { default as SlimBar } from './shell/header/SlimBar.svelte';
export { onKey } from './keys.ts';
export { default as LazyFloats } from './overlays/LazyOverlays.svelte';
export { default as Letters } from './shell/Letters.svelte';
export { default as LazyGuide } from './guide/LazyGuide.svelte';
export { default as LazyPlace } from './pages/LazyPage.svelte';
export { default as LazyProgram } from './LazyProgram.svelte';
export { default as LazyPanel } from './panels/LazyPanel.svelte';
export { default as LazyPredict } from './predict/LazyPredict.svelte';
export { scenarioTitle } from './scenarioTitle.ts';
export { shareMoment } from './address/share.ts';
export { speak } from './speak.ts';
export { default as Splitter } from './shell/Splitter.svelte';
