import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { Draft } from '../../draft.ts'
import type { About } from './tool.ts'
import { tools } from './tools.ts'

/** A tool that stands open, and what it works on. */
export interface Open extends About {
  tool: string
}

/** What a tool is given. */
export type ToolElement = HTMLElement &
  About & {
    roles?: readonly string[]
    finish?(sentence: string): void
    turnTo?(tool: string, about: About): void
  }

/** What the bench has from its desk. */
interface Host extends ReactiveControllerHost {
  readonly office: string
  readonly tongue: string
  zone: string | undefined
  theme: string | undefined
  elder: boolean
  proposalHref: string | undefined
  noticeHref: string | undefined
  readonly view: { roles: readonly string[] } | undefined
  tell(sentence: string): void
  focusOn(selector: string): Promise<void>
  refresh(): Promise<void>
}

/**
 * The tool that stands open on a desk. It is fetched when it is opened, and it may not come: the network is gone, or the server
 * has been upgraded since the page was loaded and has other files now. What is open is remembered over a reload.
 */
export class Bench implements ReactiveController {
  /** What was asked for; it may still be on its way. */
  open: Open | undefined
  /** The tool itself, once it is here. */
  element: ToolElement | undefined
  /** It did not come. */
  failed = false
  private readonly host: Host
  private readonly memory: Draft

  constructor(host: Host) {
    this.host = host
    this.memory = new Draft(host, () => `desk ${host.zone}`)
    host.addController(this)
  }

  hostUpdated(): void {
    if (this.element) this.dress(this.element)
  }

  /** After a reload the tool that stood open is opened again. */
  reopen(): void {
    const kept = this.memory.value('open')
    if (kept) this.take(JSON.parse(kept) as Open)
  }

  /** Open a tool, and bring the reader there. */
  async turnTo(open: Open): Promise<void> {
    if (!tools[open.tool]) return
    this.host.tell('')
    const here = this.take(open)
    this.host.focusOn('#bench')
    await here
  }

  /** Fetch once more what did not come. */
  again = (): void => {
    if (this.open) this.turnTo(this.open)
  }

  /**
   * Load the page anew, with the files that the server has now: what a browser has kept of the old ones is asked for first. What was
   * typed and what is open are found again.
   */
  reload = async (): Promise<void> => {
    await fetch(import.meta.url, { cache: 'reload' }).catch(() => null)
    location.reload()
  }

  shut(sentence = ''): void {
    const { host } = this
    this.put({ open: undefined, element: undefined, failed: false })
    this.memory.clear()
    host.tell(sentence)
    host.refresh()
    host.focusOn('#desk')
  }

  private async take(open: Open): Promise<void> {
    const tool = tools[open.tool]
    if (!tool) return
    this.put({ open, element: undefined, failed: false })
    this.memory.set('open', JSON.stringify(open))
    try {
      await tool.load()
    } catch {
      // Another one may have been asked for meanwhile.
      if (this.open === open) this.put({ failed: true })
      return
    }
    if (this.open !== open) return
    const { tool: _, ...about } = open
    const element = document.createElement(tool.tag) as ToolElement
    Object.assign(element, about, isOwn(element) ? this.handle : {})
    this.dress(element)
    this.put({ element })
  }

  /** The open tool stands in the same place, speaks the same language and looks the same. */
  private dress(element: ToolElement): void {
    const { office: server, zone, tongue: lang, theme, elder, proposalHref, noticeHref, view } = this.host
    if (isOwn(element)) element.roles = view?.roles ?? []
    const links = { 'matter-href': proposalHref, 'proposal-href': proposalHref, 'notice-href': noticeHref }
    for (const [name, value] of Object.entries({ server, zone, lang, theme, ...links }))
      if (value === undefined) element.removeAttribute(name)
      else if (element.getAttribute(name) !== value) element.setAttribute(name, value)
    element.toggleAttribute('elder', Boolean(elder))
  }

  /** What the desk's own tools tell it by. */
  private readonly handle = {
    finish: (sentence: string) => this.shut(sentence),
    turnTo: (tool: string, about: About) => this.turnTo({ tool, ...about }),
  }

  private put(change: {
    open?: Open | undefined
    element?: ToolElement | undefined
    failed?: boolean
  }): void {
    Object.assign(this, change)
    this.host.requestUpdate()
  }
}

/** A tool that is the desk's alone; an element of any page has its own ways. */
export const isOwn = ({ localName }: Element): boolean => localName.startsWith('yishi-desk-')
