import { fileURLToPath } from 'node:url'
import { createServer, type ViteDevServer } from 'vite'

/** The gallery on a free port of this machine. Close it when done. */
export async function serveGallery(port = 0): Promise<{ url: string; close(): Promise<void> }> {
  const folder = fileURLToPath(new URL('..', import.meta.url))
  const server: ViteDevServer = await createServer({
    configFile: false,
    root: folder,
    logLevel: 'error',
    cacheDir: `${folder}.cache/vite-${process.pid}`,
    optimizeDeps: { include: ['lit', '@trpc/client'] },
    server: { port, host: '127.0.0.1', hmr: false, ws: false, watch: null },
  })
  await server.listen()
  const address = server.httpServer?.address()
  const at = typeof address === 'object' && address ? address.port : port
  return { url: `http://127.0.0.1:${at}/gallery/index.html`, close: () => server.close() }
}
