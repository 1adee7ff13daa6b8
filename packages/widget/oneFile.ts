import { build, type Plugin, type Rollup } from 'vite'

/** What is built beside the main build. */
interface OneFile {
  entry: string
  plugins?: Plugin[]
  target: string
  define?: Record<string, string>
}

/** The code of an entry with all that it imports in a single file, written nowhere. */
export async function oneFile({ entry, plugins = [], target, define = {} }: OneFile): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    plugins,
    define,
    build: {
      write: false,
      target,
      minify: true,
      lib: { entry, formats: ['es'], fileName: 'one' },
      rolldownOptions: {
        output: { minify: true, comments: { annotation: false }, codeSplitting: false },
      },
    },
  })
  const [{ output }] = built as Rollup.RollupOutput[] as [Rollup.RollupOutput]
  return output[0].code
}
