import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('./site/', import.meta.url))
const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
}

/**
 * The community's own site: files from a folder, nothing more, on an origin of its own. The server's address is put where a webmaster
 * would write it.
 */
export function serveSite(server: string): Server {
  return createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://site').pathname.slice(1) || 'index.html'
    const type = types[name.split('.').at(-1) ?? '']
    if (!type || !/^[a-z-]+\.(html|css|js)$/.test(name)) return void response.writeHead(404).end('not here')
    const found = { 'content-type': type, 'cache-control': 'no-cache' }
    if (!name.endsWith('.html')) {
      const file = createReadStream(folder + name)
      file.once('open', () => response.writeHead(200, found))
      file.once('error', () => response.writeHead(404).end())
      return void file.pipe(response)
    }
    readFile(folder + name, 'utf8').then(
      (text) => response.writeHead(200, found).end(text.replaceAll('%SERVER%', server)),
      () => response.writeHead(404).end('not here'),
    )
  })
}

/** Listen on the first free port from a given one on; answers the site's address. */
export function listenFrom(site: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    site.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(listenFrom(site, port + 1))
      else reject(error)
    })
    site.listen(port, '127.0.0.1', () => {
      site.removeAllListeners('error')
      resolve(`http://127.0.0.1:${port}`)
    })
  })
}
