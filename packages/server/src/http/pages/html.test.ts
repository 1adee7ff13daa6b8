import { describe, expect, it } from 'vitest'
import { html, paragraphs } from './html.ts'

describe('html', () => {
  it('lets nothing that somebody wrote become markup, in text or in an attribute', () => {
    const nasty = `"><script>alert('1')</script>&amp;`
    const page = html`<p title="${nasty}">${nasty}</p>`.text
    expect(page).not.toContain('<script')
    expect(page.match(/"/g)).toHaveLength(2)
    expect(page).not.toContain("'")
    expect(page).toContain('&amp;amp;')
  })

  it('does not take an object that looks like a piece for one', () => {
    const fake = { text: '<b>' } as unknown as string
    expect(() => html`${[fake]}`).toThrow()
  })

  it('puts pieces into pieces as they are, lists in their order, and nothing for nothing', () => {
    const items = ['a', 'b<'].map((item) => html`<li>${item}</li>`)
    expect(html`<ul>${items}${null}${undefined}${false}${0}</ul>`.text).toBe(
      '<ul><li>a</li><li>b&lt;</li>0</ul>',
    )
  })

  it('makes paragraphs of lines', () => {
    expect(paragraphs(' 一 \n\n<二>\n').text).toBe('<p>一</p><p>&lt;二&gt;</p>')
  })
})
