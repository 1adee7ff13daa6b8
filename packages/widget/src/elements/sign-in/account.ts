import type { MeView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { knock, type SignedIn } from '../../knock.ts'
import type { words } from '../../locales/zh/signInAccount.ts'
import { confirmBar } from '../../parts/confirmBar.ts'
import { field } from '../../parts/field.ts'
import { sayRefusal } from '../../sayRefusal.ts'
import type { YishiSignIn } from '../sign-in.ts'
import { pinFault } from './pinFault.ts'

type Words = typeof words

/** 我的资料: what is kept of whoever is signed in, to be taken away, corrected or erased. */
export function account(host: YishiSignIn, me: MeView, words: Words): TemplateResult {
  const { zone = '' } = host
  return html`<p class="small quiet">${words.accountHow}</p>
    <div class="row"><button @click=${() => takeAway(host, words)}>${words.take}</button></div>
    <form novalidate @submit=${(event: SubmitEvent) => correct(event, { host, me, words })}>
      ${field({
        id: 'account-name',
        label: words.accountName,
        value: me.name,
        error: host.refusalAt('correctPerson', 'name'),
        most: 40,
        autocomplete: 'name',
        input: () => {},
      })}
      ${field({
        id: 'account-phone',
        label: words.accountPhone,
        value: '',
        error: host.refusalAt('correctPerson', 'phone'),
        type: 'tel',
        inputmode: 'tel',
        most: 20,
        autocomplete: 'tel',
        input: () => {},
      })}
      ${host.refusalOf('correctPerson')}
      <div class="row"><button ?disabled=${host.acting === 'correctPerson'}>${words.correct}</button></div>
    </form>
    ${me.households.length ? pinForm(host, words) : nothing}
    ${host.refusalOf('erasePerson')}
    ${
      host.asking === 'erase'
        ? confirmBar({
            question: words.eraseSure,
            yes: words.eraseYes,
            no: host.words.cancel,
            busy: host.acting === 'erasePerson',
            agree: () => erase(host, { zone, person: me.person, told: words.erased }),
            leave: () => {
              host.asking = ''
            },
          })
        : html`<button class="link small" @click=${() => host.ask('erase')}>${words.erase}</button>`
    }`
}

function pinForm(host: YishiSignIn, words: Words): TemplateResult {
  const pin = (id: string, label: string) =>
    field({
      id,
      label,
      value: '',
      type: 'password',
      inputmode: 'numeric',
      most: 6,
      autocomplete: 'new-password',
      input: () => {},
    })
  return html`<form novalidate @submit=${(event: SubmitEvent) => setPin(event, host, words)}>
    <p class="small quiet">${words.pinHow}</p>
    ${pin('account-pin', words.pinNow)} ${pin('account-pin-again', words.pinAgain)}
    <div class="row"><button>${words.setPin}</button></div>
  </form>`
}

async function setPin(event: SubmitEvent, host: YishiSignIn, words: Words): Promise<void> {
  event.preventDefault()
  const fault = pinFault(typed(host, 'account-pin'), typed(host, 'account-pin-again'))
  if (fault) {
    await host.formWords.come()
    host.tell(host.allWords.pinFault[fault])
    return host.focusOn('#account-pin')
  }
  const { client, office, zone = '', tongue } = host
  const of = { server: office, door: 'credential' as const, token: client.token }
  const answer = await knock<SignedIn>(of, { zone, pin: typed(host, 'account-pin') }).catch(() => null)
  if (!answer?.ok) return host.tell(answer ? await sayRefusal(answer.refusal, tongue) : host.words.lost)
  client.signIn(answer.value.token, !host.forget)
  for (const id of ['account-pin', 'account-pin-again'])
    host.renderRoot.querySelector<HTMLInputElement>(`#${id}`)!.value = ''
  host.tell(words.pinIsSet)
}

function typed(host: YishiSignIn, id: string): string {
  return host.renderRoot.querySelector<HTMLInputElement>(`#${id}`)?.value.trim() ?? ''
}

async function takeAway(host: YishiSignIn, words: Words): Promise<void> {
  const answer = await host.client.read('myData', { zone: host.zone ?? '' }).catch(() => null)
  if (!answer?.ok) return host.tell(host.words.lost)
  const text = JSON.stringify(answer.value, null, 2)
  const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  Object.assign(document.createElement('a'), { href, download: 'yishi.json' }).click()
  URL.revokeObjectURL(href)
  host.tell(words.taken)
}

async function correct(
  event: SubmitEvent,
  { host, me, words }: { host: YishiSignIn; me: MeView; words: Words },
): Promise<void> {
  event.preventDefault()
  const [name, phone] = [typed(host, 'account-name'), typed(host, 'account-phone')]
  const answer = await host.act('correctPerson', {
    zone: host.zone ?? '',
    person: me.person,
    ...(name && name !== me.name ? { name } : {}),
    ...(phone ? { phone } : {}),
  })
  if (answer?.ok) host.tell(words.corrected)
}

async function erase(
  host: YishiSignIn,
  { zone, person, told }: { zone: string; person: string; told: string },
): Promise<void> {
  const answer = await host.act('erasePerson', { zone, person })
  host.asking = ''
  if (!answer?.ok) return
  await host.entrance.out()
  host.tell(told)
}
