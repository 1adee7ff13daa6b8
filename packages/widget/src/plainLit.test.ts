import { describe, expect, it } from 'vitest'
import { css, html, nothing } from './plainLit.ts'

describe('a template as text', () => {
  it('lets no value be markup, in text or in an attribute', () => {
    const evil = `"><img src=x onerror='alert(1)'>&amp;`
    const text = String(html`<a href=${evil}>${evil}</a>`)
    expect(text).toBe(
      `<a href="&#34;&#62;&#60;img src=x onerror='alert(1)'&#62;&#38;amp;">&#34;&#62;&#60;img src=x onerror='alert(1)'&#62;&#38;amp;</a>`,
    )
  })

  it('leaves out what is listened to, and whatever is not there', () => {
    const press = () => {}
    expect(
      String(html`<button class=${'link'} @click=${press}>${nothing}${undefined}${null}›</button>`),
    ).toBe('<button class="link">›</button>')
  })

  it('has templates within templates, one or many', () => {
    const line = (name: string) => html`<li>${name}</li>`
    expect(String(html`<ul>${['甲', '乙'].map(line)}</ul>${line('丙')}`)).toBe(
      '<ul><li>甲</li><li>乙</li></ul><li>丙</li>',
    )
  })

  it('puts style sheets together', () => {
    expect(css`a{${css`b:c`}}`).toBe('a{b:c}')
  })
})
