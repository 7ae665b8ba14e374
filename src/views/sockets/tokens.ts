/** A line of program text in pieces: comments, texts, words of the language, and the names of socket calls. */
import type { ProgramLanguage } from '../../analysis/sockets/program.ts';

export type TokenKind = 'plain' | 'comment' | 'text' | 'word' | 'call';

export interface CodeToken {
  readonly text: string;
  readonly kind: TokenKind;
}

const COMMENT: Record<ProgramLanguage, string> = {
  python: '#.*$',
  c: '/\\*.*?\\*/',
  javaScript: '//.*$',
};

const WORDS: Record<ProgramLanguage, string> = {
  python: 'import|while|try|except|pass|lambda',
  c: '#include|struct|static|char|int|for|while|socklen_t',
  javaScript: 'import|from|as|const|let|await|new|while|for|try|catch',
};

const TEXT = `'[^']*'|"[^"]*"|<[\\w./]+>`;

const CALL =
  '\\b(?:socket|bind|listen|accept|connect|send|sendall|recv|shutdown|close|setsockopt|getsockopt|write|next|end|destroySoon|resetAndDestroy|createServer|Socket)(?=\\()';

export function tokensOf(text: string, language: ProgramLanguage): CodeToken[] {
  const pattern = new RegExp(
    `(?<comment>${COMMENT[language]})|(?<text>${TEXT})|(?<call>${CALL})|(?<word>(?<![\\w#])(?:${WORDS[language]})\\b)`,
    'g',
  );
  const tokens: CodeToken[] = [];
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > done) tokens.push({ text: text.slice(done, match.index), kind: 'plain' });
    tokens.push({ text: match[0], kind: kindOf(match.groups ?? {}) });
    done = match.index + match[0].length;
  }
  if (done < text.length) tokens.push({ text: text.slice(done), kind: 'plain' });
  return tokens;
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): TokenKind {
  const kinds: readonly TokenKind[] = ['comment', 'text', 'call', 'word'];
  return kinds.find((kind) => groups[kind] !== undefined) ?? 'plain';
}
