import type { ReactiveControllerHost } from 'lit'

const kept = new Map<string, Record<string, string>>()

/**
 * What somebody is typing, kept over a refusal, a lost network and a reload of the tab until it was sent. One draft a form:
 * its key names the form and what it is about, `objection n-12`.
 */
export class Draft {
  private readonly host: Pick<ReactiveControllerHost, 'requestUpdate'>
  private readonly key: () => string

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, key: () => string) {
    this.host = host
    this.key = key
  }

  /** What stands in a field; empty at first. */
  value(field: string): string {
    return this.fields()[field] ?? ''
  }

  /** Keep what is typed: `@input=${draft.keep('reason')}`, for a checkbox `@change`. */
  keep(field: string): (event: Event) => void {
    return ({ target }) => {
      const input = target as HTMLInputElement
      this.set(field, input.type === 'checkbox' ? (input.checked ? 'yes' : '') : input.value)
    }
  }

  set(field: string, value: string): void {
    const fields = { ...this.fields(), [field]: value }
    kept.set(this.name(), fields)
    try {
      sessionStorage.setItem(this.name(), JSON.stringify(fields))
    } catch {
      // The page's storage is closed to us or full: memory has it.
    }
    this.host.requestUpdate()
  }

  /** It was sent. */
  clear(): void {
    kept.delete(this.name())
    try {
      sessionStorage.removeItem(this.name())
    } catch {
      // As above.
    }
    this.host.requestUpdate()
  }

  private name(): string {
    return `yishi-draft ${this.key()}`
  }

  private fields(): Record<string, string> {
    const inMemory = kept.get(this.name())
    if (inMemory) return inMemory
    const fields = readStored(this.name())
    kept.set(this.name(), fields)
    return fields
  }
}

function readStored(name: string): Record<string, string> {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? '{}') as Record<string, string>
  } catch {
    return {}
  }
}
