import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { listenFrom, serveSite } from '../../demo/site.ts'
import { chromiumFlags, findChromium } from '../../scripts/chromium.ts'
import { freePort } from '../../scripts/postgres.ts'
import { type Office, openOffice } from './office.ts'
import { signIn } from './signIn.ts'

/** A page loads late on a busy machine; what does not come after that is not coming. */
const patience = 30_000

/** The server, the community's site on another origin, and a browser in which everybody has a context of their own. */
export class Town {
  readonly office: Office
  readonly site: string
  /** What went wrong in a page without anybody being told. */
  readonly faults: string[] = []
  private readonly folder: string
  private readonly served: Server
  private readonly browser: Browser
  private readonly contexts = new Map<string, BrowserContext>()

  private constructor(of: {
    office: Office
    site: string
    folder: string
    served: Server
    browser: Browser
  }) {
    this.office = of.office
    this.site = of.site
    this.folder = of.folder
    this.served = of.served
    this.browser = of.browser
  }

  /** A town whose server has not started, and has no data; with the elements as the test run has built them. */
  static async open(databaseUrl?: string): Promise<Town> {
    const folder = await mkdtemp(join(tmpdir(), 'yishi-e2e-'))
    const office = await openOffice({ folder, databaseUrl })
    const served = serveSite(office.origin)
    const site = await listenFrom(served, await freePort())
    const executablePath = process.env.CHROMIUM ?? findChromium() ?? ''
    const browser = await chromium.launch({ executablePath, args: chromiumFlags })
    return new Town({ office, site, folder, served, browser })
  }

  get server(): string {
    return this.office.origin
  }

  /** A page of the site before somebody who has just signed in there; null: a visitor. */
  at(person: string | null, path: string): Promise<Page> {
    return this.visit(this.site, person, path)
  }

  /** One of the server's own pages, where no script of a site runs. */
  home(person: string, path: string): Promise<Page> {
    return this.visit(this.server, person, path)
  }

  private async visit(origin: string, person: string | null, path: string): Promise<Page> {
    const context = await this.contextOf(person)
    for (const before of context.pages()) await before.close()
    const page = await context.newPage()
    page.on('pageerror', (error) => this.faults.push(`${path}: ${error.message}`))
    if (person) {
      const token = await signIn(this.server, origin, person)
      await page.addInitScript(
        ([name, value]) => sessionStorage.setItem(name!, value!),
        [`yishi-token ${this.server}`, token],
      )
    }
    await page.goto(`${origin}/${path}`, { waitUntil: 'domcontentloaded' })
    return page
  }

  async close(): Promise<void> {
    await this.browser.close()
    this.served.closeAllConnections()
    this.served.close()
    await this.office.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }

  private async contextOf(person: string | null): Promise<BrowserContext> {
    const name = person ?? ''
    const known = this.contexts.get(name)
    if (known) return known
    const context = await this.browser.newContext({
      viewport: { width: 1280, height: 900 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    })
    context.setDefaultTimeout(patience)
    this.contexts.set(name, context)
    return context
  }
}
