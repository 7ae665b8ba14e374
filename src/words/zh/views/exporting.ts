/** 导出的文字：把运行过程保存为图片、动图、文本或数据。 */
import type { ExportingWords } from '../../contract/index.ts';

export const exporting: ExportingWords = {
  title: '导出这个运行过程',

  picture: '图片',
  pictureAbout: '整张时序图，颜色和序号写法与页面一致。',
  svg: 'SVG',
  svgAbout: '放大也清晰',
  png: 'PNG',
  pngAbout: '适合幻灯片和聊天',

  film: '动图',
  filmAbout: '把运行过程的一段做成 GIF。时间与播放时一样：长时间的等待会缩短，时钟显示真实时间。',
  from: '起点',
  to: '终点',
  speed: '速度',
  times: (factor) => `${factor}×`,
  lasts: (seconds, frames) => `长 ${seconds} 秒，共 ${frames} 帧。`,
  tooLong: (most) => `超过 ${most} 帧。请选择较短的一段，或加快速度。`,
  backwards: '终点必须晚于起点。',
  makeFilm: '生成 GIF',
  making: (done, all) => `第 ${done} 帧，共 ${all} 帧`,
  cancel: '取消',
  cancelled: '没有生成动图。',

  text: '文本与数据',
  log: '日志',
  logAbout: '每个事件一行',
  mermaid: 'Mermaid',
  mermaidAbout: '用于 README 或 wiki 的时序图',
  json: 'JSON',
  jsonAbout: '报文段、步骤和定时器，供其他程序读取',
  capture: '抓包（pcapng）',
  captureAbout: '供 Wireshark 读取，两端都有',
  scenario: '场景',
  scenarioAbout: '供 npm run simulate 读取的文件',

  stageAbout: '这一刻的整个画面，颜色与页面一致。',
  costs: '开销',
  costsAbout: '等待、队列、工作者、丢弃',
  serverJsonAbout: '全部事件，供其他程序读取',

  print: '打印',
  printAbout: '附当前时刻的说明',

  saved: (name) => `已保存：${name}（见下载列表）。`,
  failed: '导出失败：浏览器无法绘制。',
};
