/** Surnames of two characters, the common ones; any other surname is taken to have one. */
const compoundSurnames = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 ' +
    '仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 ' +
    '段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 第五'
  ).split(' '),
)

/** What stands for characters that are not shown. */
const star = '*'

/**
 * A person's name as the public sees it: 张*, 张*三, 欧阳*. Where a list holds several names for a dwelling, each is masked. Of a
 * name that is not Chinese only the first letter stays; of one character alone, nothing.
 */
export function maskName(name: string | null): string {
  const names = (name ?? '').split(/[、,，;；/]/u).map((one) => one.trim())
  return (
    names
      .filter((one) => one !== '')
      .map(maskOne)
      .join('、') || star
  )
}

function maskOne(name: string): string {
  const letters = [...name]
  if (letters.length < 2) return star
  // Names of other tongues, in letters or with a dot between their parts, do not end in a given name.
  if (!/^[\p{Script=Han}\s]+$/u.test(name)) return `${letters[0]}${star}`
  const plain = letters.filter((letter) => letter.trim() !== '')
  const surname = compoundSurnames.has(plain.slice(0, 2).join('')) && plain.length > 2 ? 2 : 1
  const last = plain.length > surname + 1 ? plain.at(-1)! : ''
  return `${plain.slice(0, surname).join('')}${star}${last}`
}

/** A telephone number as the public sees it: 138****5678. Of shorter ones less remains, of those under 7 digits nothing. */
export function maskPhone(phone: string | null): string {
  const all = (phone ?? '').replace(/\D/g, '')
  const digits = all.length === 13 && all.startsWith('86') ? all.slice(2) : all
  if (digits.length >= 11) return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  return digits.length >= 7 ? `****${digits.slice(-2)}` : '****'
}
