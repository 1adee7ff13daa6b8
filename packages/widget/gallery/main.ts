/*
 * Every element in every state, fed by fixtures: `?el=poll&state=open&theme=dark&elder=1&lang=en`. Without `el` it lists
 * them. Beside the states of its fixtures an element has `loading`, `failed` and `slotted`, in which the network is silent or gone.
 */
const fixtures = import.meta.glob<Record<string, Record<string, unknown>>>('./fixtures/*.ts')
const elements = import.meta.glob<unknown>('../src/elements/*.ts')
const asked = new URLSearchParams(location.search)
const main = document.querySelector('main')!
const without = ['loading', 'failed', 'slotted']

type Touch = (element: HTMLElement) => Promise<void>

/**
 * A fixture file exports its states by name, `export const states = { running: view, … }`, and where a state is not of the view, what is done to the
 * element for it, as `touches`.
 */
async function fixturesOf(
  name: string,
): Promise<{ states: Record<string, unknown>; touches: Record<string, Touch> }> {
  const { touches = {}, ...file } = (await fixtures[`./fixtures/${name}.ts`]?.()) ?? {}
  return { states: Object.values(file)[0] ?? {}, touches: touches as Record<string, Touch> }
}

function silence(state: string): void {
  if (state === 'loading') globalThis.fetch = () => new Promise(() => {})
  if (state === 'failed') globalThis.fetch = () => Promise.reject(new TypeError('gone'))
  if (state === 'slotted') globalThis.fetch = () => Promise.reject(new TypeError('gone'))
}

async function show(name: string, state: string): Promise<void> {
  silence(state)
  const element = document.createElement(`yishi-${name}`)
  for (const key of ['theme', 'lang', 'elder', 'zone', 'notice', 'proposal', 'poll', 'session']) {
    const value = asked.get(key)
    if (value !== null) element.setAttribute(key, value)
  }
  for (const key of ['notice', 'proposal', 'poll']) if (!asked.has(key)) element.setAttribute(key, 'x-1')
  if (!asked.has('zone')) element.setAttribute('zone', 'yiguang.huayuan')
  element.setAttribute('server', asked.get('server') ?? location.origin)
  if (state === 'slotted') element.innerHTML = '<p>网页自己的内容会一直留着。</p>'
  const { states, touches } = await fixturesOf(name)
  if (state in states) (element as HTMLElement & { data: unknown }).data = states[state]
  if (asked.has('theme')) document.body.dataset.theme = asked.get('theme')!
  if (asked.has('lang')) document.documentElement.lang = asked.get('lang')!
  await elements[`../src/elements/${name}.ts`]!()
  customElements.upgrade(element)
  await touches[state]?.(element)
  main.append(element)
}

async function list(): Promise<void> {
  const nav = document.querySelector('nav')!
  for (const path of Object.keys(elements)) {
    const name = path.replace(/.*\/|\.ts$/g, '')
    for (const state of [...Object.keys((await fixturesOf(name)).states), ...without]) {
      const link = document.createElement('a')
      link.href = `?el=${name}&state=${state}`
      link.textContent = `${name} ${state}`
      nav.append(link)
    }
    nav.append(document.createElement('br'))
  }
}

const name = asked.get('el')
if (name) await show(name, asked.get('state') ?? 'loading')
else await list()
