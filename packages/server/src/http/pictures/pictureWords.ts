import type { Lang } from '../pages/format.ts'

/** What only long pictures say. */
const zh = {
  /** Instead of what is left out of a long text. */
  rest: '……（全文请扫下面的码）',
  colon: '：',
  /** What the address of a picture is called on a page. */
  save: '存成长图（打开后长按保存）',
}
const en: typeof zh = {
  rest: '… (scan the code below for the rest)',
  colon: ': ',
  save: 'A long picture to save and share',
}

/** The words of long pictures in a page's language. */
export function pictureWords({ lang }: { lang: Lang }): typeof zh {
  return lang === 'zh' ? zh : en
}
