/** A question or a wrong claim as it is listed: its words, where the RFC has it, and the link to the run that shows it. */
import type { CaseSource, FlagSource } from '../../cases/questions/question.ts';
import type { Phrase } from '../../words/phrase.ts';
import { rfcPage } from '../caption/sources.ts';

export interface Entry {
  readonly id: string;
  /** The question, or the wrong claim. */
  readonly asks: string;
  readonly answer: Phrase;
  readonly citations: readonly CitationLink[];
  readonly run: { readonly title: string; readonly href: string };
}

/** A question. */
export interface AskedEntry extends Entry {
  readonly keywords: string;
  /** What a good answer has. */
  readonly points: readonly string[];
  /** The ids of the questions that may follow. */
  readonly next: readonly string[];
}

export interface EntryGroup {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly AskedEntry[];
}

export interface CitationLink {
  readonly text: string;
  readonly href: string;
}

/** `listen(2)` and its page. */
export const manualLink = ({ page, section }: { page: string; section: number }): CitationLink => ({
  text: `${page}(${section})`,
  href: `https://man7.org/linux/man-pages/man${section}/${page}.${section}.html`,
});

/** `tcp.analysis.duplicate_ack`, and where Wireshark's User's Guide says what such a flag means. */
const flagLink = ({ flag }: FlagSource): CitationLink => ({
  text: `Wireshark tcp.analysis.${flag}`,
  href: 'https://www.wireshark.org/docs/wsug_html_chunked/ChAdvTCPAnalysis.html',
});

export function linkOf(source: CaseSource): CitationLink {
  if ('flag' in source) return flagLink(source);
  return 'rfc' in source ? citationLink(source) : manualLink(source);
}

/** `RFC 9293 §3.5` and its page. */
export const citationLink = (citation: { rfc: number; section: string }): CitationLink => ({
  text: `RFC ${citation.rfc} §${citation.section}`,
  href: rfcPage(citation),
});
