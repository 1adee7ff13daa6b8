import { describe, expect, it } from 'vitest'
import { localOrigin, readConfig } from './config.ts'

describe('readConfig', () => {
  it('names everything that is wrong at once', () => {
    const read = readConfig({
      PORT: 'eighty',
      DATABASE_URL: 'mysql://here',
      YISHI_ORIGIN: 'https://yishi.example.org/path',
      YISHI_DEMO: 'yes',
      YISHI_LOG: 'loud',
      YISHI_METRICS_PORT: '70000',
    })
    expect(read.ok).toBe(false)
    if (!read.ok) {
      expect(read.problems).toHaveLength(6)
      for (const name of [
        'PORT',
        'DATABASE_URL',
        'YISHI_ORIGIN',
        'YISHI_DEMO',
        'YISHI_LOG',
        'YISHI_METRICS_PORT',
      ])
        expect(read.problems.join('\n')).toContain(name)
    }
  })

  it.each(['0', '65536', '-1', '8787.5', ' 8787'])('takes %j for no port', (PORT) => {
    expect(readConfig({ PORT }).ok).toBe(false)
  })

  it.each(['ftp://a.example', 'a.example', 'https://user@a.example', 'https://a.example/?x', ''])(
    'takes %j for no address',
    (YISHI_ORIGIN) => {
      expect(readConfig({ YISHI_ORIGIN }).ok).toBe(YISHI_ORIGIN === '')
    },
  )

  it('stands on its own without any setting', () => {
    expect(readConfig({})).toMatchObject({
      ok: true,
      config: {
        host: '127.0.0.1',
        port: 8787,
        databaseUrl: null,
        origin: 'http://127.0.0.1:8787',
        demo: false,
        trustProxy: false,
        metricsPort: null,
      },
    })
  })

  it('takes what it is told', () => {
    const read = readConfig({
      HOST: '::1',
      PORT: '9000',
      DATABASE_URL: 'postgres://localhost/yishi',
      YISHI_ORIGIN: 'https://Yishi.Example.org/',
      YISHI_DEMO: '1',
      YISHI_TRUST_PROXY: '0',
    })
    expect(read).toMatchObject({
      config: { port: 9000, origin: 'https://yishi.example.org', demo: true, trustProxy: false },
    })
    expect(localOrigin('::1', 9000)).toBe('http://[::1]:9000')
    expect(localOrigin('0.0.0.0', 9000)).toBe('http://127.0.0.1:9000')
  })
})
