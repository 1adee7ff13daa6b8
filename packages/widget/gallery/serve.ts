import { fileURLToPath } from 'node:url'
import { createServer, type Plugin, type ViteDevServer } from 'vite'

/** Something to look at where a photo would be: a plain surface in one of two colours. */
function picture(url: string): string {
  const colour = url.endsWith('2') ? '#a7abb0' : '#8a986a'
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"><rect width="1200" height="900" fill="${colour}"/></svg>`
}

/** Stands in for the attachments of a server. */
const pictures: Plugin = {
  name: 'pictures',
  configureServer({ middlewares }) {
    middlewares.use('/a/', (request, response) => {
      response.setHeader('content-type', 'image/svg+xml')
      response.end(picture(request.url ?? ''))
    })
  },
}

/** The gallery on a free port of this machine. Close it when done. */
export async function serveGallery(port = 0): Promise<{ url: string; close(): Promise<void> }> {
  const folder = fileURLToPath(new URL('..', import.meta.url))
  const server: ViteDevServer = await createServer({
    configFile: false,
    root: folder,
    logLevel: 'error',
    plugins: [pictures],
    cacheDir: `${folder}.cache/vite-${process.pid}`,
    optimizeDeps: { include: ['lit', '@trpc/client'] },
    server: { port, host: '127.0.0.1', hmr: false, ws: false, watch: null },
  })
  await server.listen()
  const address = server.httpServer?.address()
  const at = typeof address === 'object' && address ? address.port : port
  return { url: `http://127.0.0.1:${at}/gallery/index.html`, close: () => server.close() }
}
