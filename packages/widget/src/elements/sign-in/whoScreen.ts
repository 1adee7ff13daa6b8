import type { HouseholdOther, MeView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { formatDay } from '../../format/day.ts'
import { confirmBar } from '../../parts/confirmBar.ts'
import { telephone } from '../../parts/telephone.ts'
import type { WaysWords, YishiSignIn } from '../sign-in.ts'

/** Who is signed in: name, roles, households, who else belongs to them, and the way out. */
export function whoScreen(
  host: YishiSignIn,
  me: MeView,
  drawn: { words: WaysWords; number: string },
): TemplateResult {
  const { words, number } = drawn
  const { entrance } = host
  return html`<h2 id="step" tabindex="-1">${me.name ? words.hello(me.name) : words.helloNobody}</h2>
    ${roles(me, words)}
    <section class="part">
      <h3>${words.households}</h3>
      ${
        me.households.length
          ? html`<ul class="plain homes">${me.households.map((home) => household(host, me, home))}</ul>`
          : html`<p class="quiet">${words.noHousehold} ${telephone(number)}</p>`
      }
    </section>
    ${host.refusalOf('contestClaim')} ${data(host, me)}
    <div class="row">
      <button @click=${() => entrance.turn('code')}>${me.households.length ? words.addHousehold : words.claimHousehold}</button>
      <button @click=${entrance.out}>${words.signOut}</button>
    </div>`
}

/** What is kept of oneself; fetched when it is asked for. */
function data(host: YishiSignIn, me: MeView): TemplateResult {
  const { account, accountWords, words } = host
  const bring = () => Promise.all([account.come(), accountWords.come()])
  const [drawn, own] = [account.now, accountWords.now]
  return html`<details class="part" @toggle=${bring}>
    <summary>${words.myData}</summary>
    ${drawn && own ? drawn.account(host, me, own) : nothing}
  </details>`
}

function roles({ grants }: MeView, words: WaysWords): TemplateResult | typeof nothing {
  const names = [...new Set(grants.map(({ role }) => (words.roles as Record<string, string>)[role] ?? ''))]
  if (!names.join('')) return nothing
  return html`<p class="tags">${names.map((name) => (name ? html`<span class="tag">${name}</span> ` : nothing))}</p>`
}

function household(
  host: YishiSignIn,
  { others }: MeView,
  home: MeView['households'][number],
): TemplateResult {
  const { words } = host
  const also = others.filter((other) => other.household === home.household)
  const waits = home.state === 'contested'
  return html`<li>
    <p class="home"><b>${home.label}</b> <span class="tag ${waits ? 'official' : 'done'}">${words.state[home.state]}</span></p>
    ${waits ? html`<p class="small">${words.contestedMine}</p>` : nothing}
    ${
      also.length
        ? html`<p class="small quiet">${words.alsoHere}</p>
            <ul class="plain also">
              ${also.map((other) => someone(host, home.zone, other))}
            </ul>`
        : nothing
    }
  </li>`
}

function someone(host: YishiSignIn, zone: string, other: HouseholdOther): TemplateResult {
  const { words, tongue, asking } = host
  const asked = `contest ${other.household} ${other.person}`
  return html`<li>
    <span>${words.since(other.name, formatDay(other.since, tongue))}</span>
    ${other.state === 'contested' ? html`<span class="tag official">${words.state.contested}</span>` : nothing}
    ${
      asking === asked
        ? confirmBar({
            question: words.contestSure(other.name),
            yes: words.contestYes,
            no: words.cancel,
            busy: host.acting === 'contestClaim',
            agree: () => host.contest(zone, other),
            leave: () => {
              host.asking = ''
            },
          })
        : other.mayContest
          ? html`<button class="link small" @click=${() => host.ask(asked)}>${words.contest}</button>`
          : nothing
    }
  </li>`
}
