/** Where the words are that the first picture and its captions do without. */
import type { LaterLoaders } from './lexicon.ts';

export const LATER: LaterLoaders = {
  guide: {
    en: async () => (await import('./en/guide/index.ts')).guideWords,
    'zh-CN': async () => (await import('./zh/guide/index.ts')).guideWords,
  },
  glossary: {
    en: async () => (await import('./en/guide/glossary.ts')).glossary,
    'zh-CN': async () => (await import('./zh/guide/glossary.ts')).glossary,
  },
  views: {
    en: async () => (await import('./en/views/index.ts')).viewWords,
    'zh-CN': async () => (await import('./zh/views/index.ts')).viewWords,
  },
  server: {
    en: async () => (await import('./en/server.ts')).server,
    'zh-CN': async () => (await import('./zh/server.ts')).server,
  },
  capture: {
    en: async () => (await import('./en/capture.ts')).capture,
    'zh-CN': async () => (await import('./zh/capture.ts')).capture,
  },
};
