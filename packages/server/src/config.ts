import { resolve } from 'node:path'

/** What the server is told when it starts. */
export interface Config {
  host: string
  port: number
  /** A PostgreSQL address; null for the embedded database. */
  databaseUrl: string | null
  /** The data folder: keys, and the embedded database. */
  folder: string
  /** The public address, without a path: what letters, links and tokens name. */
  origin: string
  /** Adds the routes that move the clock and sign anybody in. Never for a community. */
  demo: boolean
  /** A proxy in front says whom it speaks for (X-Forwarded-For). */
  trustProxy: boolean
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** Where this machine can read metrics; null where nobody does. */
  metricsPort: number | null
}

const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const

/** Read the environment: the settings, or everything that is wrong with them, in sentences. */
export function readConfig(
  env: Record<string, string | undefined>,
): { ok: true; config: Config } | { ok: false; problems: string[] } {
  const problems: string[] = []
  const host = env.HOST || '127.0.0.1'
  const port = readPort('PORT', env.PORT, problems) ?? 8787
  const databaseUrl = env.DATABASE_URL || null
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl))
    problems.push('DATABASE_URL must begin with postgres:// or postgresql://')
  const flag = (name: string) => readFlag(name, env[name], problems)
  const logLevel = levels.find((level) => level === (env.YISHI_LOG || 'info'))
  if (!logLevel) problems.push(`YISHI_LOG must be one of ${levels.join(', ')}`)
  const config: Config = {
    host,
    port,
    databaseUrl,
    folder: resolve(env.YISHI_DATA || '.yishi'),
    origin: env.YISHI_ORIGIN ? readOrigin(env.YISHI_ORIGIN, problems) : localOrigin(host, port),
    demo: flag('YISHI_DEMO'),
    trustProxy: flag('YISHI_TRUST_PROXY'),
    logLevel: logLevel ?? 'info',
    metricsPort: readPort('YISHI_METRICS_PORT', env.YISHI_METRICS_PORT, problems),
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config }
}

/** The address under which this machine alone reaches the server. */
export function localOrigin(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

function readPort(name: string, value: string | undefined, problems: string[]): number | null {
  if (!value) return null
  if (/^[1-9]\d{0,4}$/.test(value) && Number(value) <= 65535) return Number(value)
  problems.push(`${name} must be a number from 1 to 65535, not ${JSON.stringify(value)}`)
  return null
}

function readFlag(name: string, value: string | undefined, problems: string[]): boolean {
  if (value !== undefined && !['', '0', '1'].includes(value)) problems.push(`${name} must be 1, 0 or empty`)
  return value === '1'
}

function readOrigin(value: string, problems: string[]): string {
  let origin = ''
  try {
    const url = new URL(value)
    if (/^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username)
      origin = url.origin
  } catch {
    // said below
  }
  if (!origin)
    problems.push('YISHI_ORIGIN must be an address without a path, such as https://yishi.example.org')
  return origin
}
