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
  python:
    'import|from|while|for|in|if|else|not|is|and|try|except|pass|continue|with|as|lambda|def|async|await|return',
  c: '#include|struct|static|void|char|int|ssize_t|size_t|long|unsigned|for|while|do|if|else|continue|return|socklen_t',
  javaScript:
    'import|from|as|const|let|async|await|new|function|return|if|else|while|for|of|try|catch',
};

const TEXT = `'[^']*'|"[^"]*"|<[\\w./]+>`;

const CALLS = [
  ...['socket|bind|listen|accept|connect|send|sendall|recv|shutdown|close|setsockopt|getsockopt'],
  ...['write|next|end|destroySoon|resetAndDestroy|createServer|Socket|iterator'],
  // of servers: what waits for many, and what starts others
  ...['select|poll|register|modify|unregister|epoll|epoll_create1|epoll_ctl|epoll_wait|watch'],
  ...['fork|wait|Thread|start|pthread_create|pthread_detach|start_server|serve_forever|read|drain'],
];

const CALL = `\\b(?:${CALLS.join('|')})(?=\\()`;

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
