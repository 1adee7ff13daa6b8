import { describe, expect, it } from 'vitest'
import { hrefOf } from './hrefs.ts'

const office = 'https://yishi.example'

describe('where something opens', () => {
  it("is the server's own page where the site says nothing", () => {
    expect(hrefOf('notice', 'n-1', { office, pattern: undefined })).toBe('https://yishi.example/n/n-1')
    expect(hrefOf('poll', 'v-1', { office, pattern: undefined })).toBe('https://yishi.example/v/v-1')
  })
  it("is the site's page with the id in its place, and never out of it", () => {
    expect(hrefOf('notice', 'n-1', { office, pattern: '/n?id={id}&from=board' })).toBe('/n?id=n-1&from=board')
    expect(hrefOf('notice', '"><b', { office, pattern: '/n?id={id}' })).toBe('/n?id=%22%3E%3Cb')
  })
})
