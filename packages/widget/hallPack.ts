import type { Plugin } from 'vite'

/** What is packed and what is not, by the path of a source file. */
interface HallPack {
  /** The file that names the rooms; all that it stands on is packed. */
  entry: string
  /** Here already when it is asked for. */
  isShared(id: string): boolean
}

/**
 * The rooms of the hall once more, in one piece: a page with one element fetches small files, the hall, which has them all, one large. What the rooms stand
 * on is built a second time under the mark `?hall`, but for what the hall has at hand.
 */
export function hallPack({ entry, isShared }: HallPack): Plugin {
  return {
    name: 'hall-pack',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!importer) return null
      const isWithin = importer.endsWith(mark)
      const found = await this.resolve(source, isWithin ? importer.slice(0, -mark.length) : importer, {
        ...options,
        skipSelf: true,
      })
      if (!found || found.external) return found
      if (!isWithin && found.id !== entry) return found
      return isShared(found.id) ? found : { ...found, id: found.id + mark }
    },
  }
}

/** How a file is named that is built for the hall. */
export const mark = '?hall'
