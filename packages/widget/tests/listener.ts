import type { Page } from 'playwright-core'

/** What a screen reader says of a thing: what it is, how it is called, and whether it is chosen. */
export interface Heard {
  role: string
  name: string
  checked: boolean
}

/** Somebody who sees nothing: they have the keys and what the browser's accessibility tree tells them. */
export interface Listener {
  /** What has the focus. */
  focused(): Promise<Heard>
  /** Press Tab until a thing of this kind and name has the focus; throws where it is not come by. */
  tabTo(role: string, name: string): Promise<void>
  /** Tab into the group, and go on with the arrow until this one of it is chosen. */
  choose(name: string): Promise<void>
  /** Whether a sentence stands anywhere in the tree. */
  finds(text: string): Promise<boolean>
}

interface Node {
  ignored: boolean
  role?: { value: string }
  name?: { value: string }
  properties?: { name: string; value: { value: unknown } }[]
}

export async function listenTo(page: Page): Promise<Listener> {
  const devtools = await page.context().newCDPSession(page)
  const tree = async (): Promise<Node[]> =>
    ((await devtools.send('Accessibility.getFullAXTree')) as { nodes: Node[] }).nodes.filter(
      ({ ignored }) => !ignored,
    )
  const propertyOf = ({ properties }: Node, name: string) =>
    properties?.find((each) => each.name === name)?.value.value
  const focused = async (): Promise<Heard> => {
    const node = (await tree()).findLast((each) => propertyOf(each, 'focused') === true)
    return {
      role: node?.role?.value ?? '',
      name: node?.name?.value ?? '',
      checked: node ? propertyOf(node, 'checked') === 'true' : false,
    }
  }
  const heard: string[] = []
  const tabTo = async (role: string, name: string): Promise<void> => {
    for (let tab = 0; tab < 40; tab++) {
      await page.keyboard.press('Tab')
      const on = await focused()
      heard.push(`${on.role} ${on.name}`)
      if (on.role === role && on.name.includes(name)) return
    }
    throw new Error(`no ${role} “${name}” by Tab; heard: ${heard.join(', ')}`)
  }
  return {
    focused,
    tabTo,
    async choose(name) {
      await tabTo('radio', '')
      for (let step = 0; step < 12; step++) {
        const on = await focused()
        if (on.name.includes(name)) {
          if (!on.checked) await page.keyboard.press('Space')
          return
        }
        await page.keyboard.press('ArrowDown')
      }
      throw new Error(`no radio “${name}”`)
    },
    finds: async (text) => (await tree()).some(({ name }) => name?.value?.includes(text)),
  }
}
