/** What TCP tells the application, in Chinese. */
import type { ReportsWords } from '../../contract/index.ts';

export const reports: ReportsWords = {
  told: '告知应用',
  texts: {
    'error: remote socket unspecified': '错误：未指定对端套接字',
    'error: connection already exists': '错误：连接已存在',
    'error: connection does not exist': '错误：连接不存在',
    'error: connection closing': '错误：连接正在关闭',
    'error: closing': '错误：正在关闭',
    'error: connection reset': '错误：连接复位',
    'error: connection aborted due to user timeout': '错误：用户超时',
    'error: connection aborted, excessive retransmissions (R2)': '错误：重传超限',
    'error: connection aborted (keep-alive)': '错误：保活失败',
    'connection reset': '连接被重置',
    'connection refused': '连接被拒绝',
    'connection closing': '对端已关闭',
    'ok: CLOSE complete': '关闭完成',
  },
};
