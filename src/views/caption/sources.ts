/** Where the rules of a step are written: the headline's place, and those of the others, each place once. */
import { ruleSource, type RuleId, type RuleSource } from '../../../machines/tcp/rules.ts';
import { sourceText, type Caption } from '../../words/sentences/caption.ts';
import { plain } from '../../words/phrase.ts';
import { tellingOf } from '../../words/sentences/tell.ts';
import type { Words } from '../../words/contract/index.ts';
import type { Step, ConnectionTrace } from '../../trace/connection.ts';

export interface SourceLink {
  readonly text: string;
  /** The RFC's own page; null for what no RFC asks for. */
  readonly href: string | null;
  /** What the rules from there have done, one sentence each. */
  readonly says: readonly string[];
}

export const mainSource = (words: Words, { source }: Caption): SourceLink | null =>
  source === null ? null : { text: sourceText(words, source), href: pageOf(source), says: [] };

export function furtherSources(
  words: Words,
  trace: ConnectionTrace,
  { step, caption }: { step: Step | null; caption: Caption },
): SourceLink[] {
  if (step === null) return [];
  const telling = tellingOf(trace, step);
  const main = caption.source === null ? '' : sourceText(words, caption.source);
  const links = new Map<string, SourceLink>();
  for (const id of caption.rules.filter((rule) => rule !== caption.rule)) {
    const { text, href, says } = linkOf(words, id);
    if (text === main) continue;
    const earlier = links.get(text)?.says ?? says;
    links.set(text, { text, href, says: [...earlier, plain(words.rules[id].title(telling))] });
  }
  return [...links.values()];
}

function linkOf(words: Words, id: RuleId): SourceLink {
  const source = ruleSource(id);
  return { text: sourceText(words, source), href: pageOf(source), says: [] };
}

const pageOf = ({ rfc, section }: RuleSource): string | null =>
  rfc === null ? null : rfcPage({ rfc, section });

/** The page of an RFC at a section, on the RFC Editor's site. */
export function rfcPage({ rfc, section }: { rfc: number; section: string }): string {
  const page = `https://www.rfc-editor.org/rfc/rfc${rfc}.html`;
  return section === '' ? page : `${page}#section-${section}`;
}
