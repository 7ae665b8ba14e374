/** Why a connection is opened with three segments (RFC 9293, 3.5). */
import { arrives, sentBy } from '../moments.ts';
import type { Lesson } from './lesson.ts';

export const whyThree = {
  syn: {
    scenario: 'open-data-close',
    moment: arrives(sentBy('client', 'SYN')),
    highlight: [{ kind: 'flights', find: sentBy('client', 'SYN') }],
  },
} as const satisfies Lesson;
