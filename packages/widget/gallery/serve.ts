import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, type Connect, createServer, type InlineConfig, type Plugin, preview } from 'vite'

const folder = fileURLToPath(new URL('..', import.meta.url))

/** A gallery that runs. Close it when done. */
export interface Gallery {
  url: string
  close(): Promise<void>
}

/** Something to look at where a photo would be: a plain surface in one of two colours. */
function picture(url: string): string {
  const colour = url.endsWith('2') ? '#a7abb0' : '#8a986a'
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"><rect width="1200" height="900" fill="${colour}"/></svg>`
}

/** Stands in for the attachments of a server. */
function hangPictures({ middlewares }: { middlewares: Connect.Server }): void {
  middlewares.use('/a/', (request, response) => {
    response.setHeader('content-type', 'image/svg+xml')
    response.end(picture(request.url ?? ''))
  })
}

const pictures: Plugin = {
  name: 'pictures',
  configureServer: hangPictures,
  configurePreviewServer: hangPictures,
}

/** The gallery as one works on it: from its source, and what is changed shows after a reload. */
export async function serveGallery(port: number): Promise<Gallery> {
  const server = await createServer({
    configFile: false,
    root: folder,
    logLevel: 'error',
    plugins: [pictures],
    cacheDir: `${folder}.cache/vite`,
    server: { port, host: '127.0.0.1' },
  })
  await server.listen()
  return { url: `http://127.0.0.1:${port}/gallery/index.html`, close: () => server.close() }
}

/** The gallery for tests and pictures: built once, on a free port, gone when it is closed. `more` changes what it is built from. */
export async function serveBuiltGallery(more: readonly Plugin[] = []): Promise<Gallery> {
  const outDir = `${folder}.cache/gallery-${process.pid}-${Date.now()}`
  const shared: InlineConfig = {
    configFile: false,
    root: folder,
    logLevel: 'error',
    plugins: [pictures, ...more],
  }
  await build({
    ...shared,
    base: './',
    build: {
      outDir,
      emptyOutDir: true,
      minify: false,
      modulePreload: false,
      rolldownOptions: { input: `${folder}gallery/index.html` },
    },
  })
  const server = await preview({ ...shared, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } })
  const address = server.httpServer.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/gallery/index.html`,
    async close() {
      await server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}
