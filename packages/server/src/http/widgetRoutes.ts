import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import files from '@fastify/static'
import type { FastifyPluginAsync } from 'fastify'

const built = fileURLToPath(new URL('../../../widget/dist', import.meta.url))

/** The elements under `/widget/v1/`, for any site. What carries a hash in its name never changes. */
export function widgetRoutes(root = built): FastifyPluginAsync {
  return async (app) => {
    if (!existsSync(root)) return
    await app.register(files, {
      root,
      prefix: '/widget/v1/',
      cacheControl: false,
      setHeaders(reply, path) {
        const hashed = /-[\w-]{8,}\.\w+$/.test(path)
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=300')
        reply.header('access-control-allow-origin', '*')
      },
    })
  }
}
