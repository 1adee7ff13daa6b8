/**
 * The files of one area in every language there is, by their paths, as `import.meta.glob` finds them. Adding a language
 * is adding its folder; nothing lists it.
 */
export type Locales<W> = Record<string, () => Promise<{ words: W }>>

/** The words of an area in the language asked for (`en-GB` finds `en`), else in Chinese. */
export async function loadWords<W>(files: Locales<W>, lang: string): Promise<W> {
  const inLanguage = (tag: string | undefined) => Object.keys(files).find((path) => path.includes(`/${tag}/`))
  const path = inLanguage(lang.split('-')[0]) ?? inLanguage('zh')
  const { words } = await files[path!]!()
  return words
}
