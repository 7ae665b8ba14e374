/** The glossary: what each term is, and the page that lists them. In Chinese. */
import type { GlossaryWords } from '../../contract/glossary.ts';
import { connection } from './glossary/connection.ts';
import { segments, states } from './glossary/segments.ts';
import { sending } from './glossary/sending.ts';

export const glossary: GlossaryWords = {
  title: '术语表',
  intro: '用一两句话解释 TCP 的术语，每个术语都附有展示它的运行过程。',
  groups: {
    segments: '报文段与标志位',
    numbers: '序号与变量',
    opening: '建立连接',
    states: '状态',
    closing: '关闭连接',
    retransmitting: '确认与重传',
    flow: '流量控制',
    congestion: '拥塞控制',
  },
  filter: '筛选术语',
  found: (n, all) => (n === all ? `共 ${all} 个术语` : `${all} 个术语中的 ${n} 个`),
  nothing: '没有匹配的术语。可以试试标志位、状态或变量名。',
  show: '在运行过程中查看',
  terms: { ...segments, ...states, ...connection, ...sending },
};
