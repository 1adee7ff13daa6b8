/** What Vite makes of a glob: every file that fits, by its path, each fetched when it is asked for. */
interface ImportMeta {
  glob<T>(pattern: string): Record<string, () => Promise<T>>
}
