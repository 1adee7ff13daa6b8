import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import files from '@fastify/static'
import type { FastifyPluginAsync } from 'fastify'

const built = fileURLToPath(new URL('../../../widget/dist', import.meta.url))
const manifest = new URL('../../../widget/package.json', import.meta.url)

/** The version of the elements: `1.2.3`. */
export const widgetVersion: string = JSON.parse(readFileSync(manifest, 'utf8')).version

/**
 * The elements, for any site: under `/widget/v1/` as they are now, where only what carries a hash in its name never changes, and under
 * `/widget/1.2.3/` those of this version, which never change at all, packed as the build packed them. `/verify` leads to the page that checks a log by itself.
 */
export function widgetRoutes(root = built): FastifyPluginAsync {
  return async (app) => {
    if (!existsSync(root)) return
    const policy = policyOf(`${root}/verify.html`)
    app.get('/verify', async (_, reply) => reply.redirect('/widget/v1/verify.html'))
    for (const [prefix, fixed] of [
      ['/widget/v1/', /-[\w-]{8,}\.\w+$/],
      [`/widget/${widgetVersion}/`, /(?:)/],
    ] as const)
      await app.register(files, {
        root,
        prefix,
        cacheControl: false,
        decorateReply: false,
        preCompressed: true,
        setHeaders(reply, file) {
          const path = file.replace(/\.br$/, '')
          const lasting = fixed.test(path)
          reply.header(
            'cache-control',
            lasting ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
          )
          reply.header('access-control-allow-origin', '*')
          reply.header('vary', 'accept-encoding')
          if (policy && path.endsWith('/verify.html')) reply.header('content-security-policy', policy)
        },
      })
  }
}

/** The page that checks a log bears its own policy; a header adds what only a header can say. Null where it was not built. */
function policyOf(page: string): string | null {
  if (!existsSync(page)) return null
  const [, policy] =
    /http-equiv="content-security-policy" content="([^"]+)"/.exec(readFileSync(page, 'utf8')) ?? []
  return policy === undefined ? null : `${policy}; frame-ancestors 'none'`
}
