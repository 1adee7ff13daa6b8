import { serveGallery } from './serve.ts'

const { url } = await serveGallery(Number(process.env.PORT ?? 5180))
process.stdout.write(`${url}\n`)
