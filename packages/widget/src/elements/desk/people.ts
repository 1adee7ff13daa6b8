import {
  type Answer,
  type GrantableRole,
  grantableRoles,
  type PeopleView,
  type StaffView,
} from '@yishi/schema/words'
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { define } from '../../define.ts'
import { formatDate } from '../../format/date.ts'
import type { words as peopleWords } from '../../locales/zh/deskPeople.ts'
import { field } from '../../parts/field.ts'
import type { Locales } from '../../words.ts'
import { DeskTool } from './tool.ts'

const levels = ['community', 'estate', 'grid', 'micro-grid', 'building', 'party-household'] as const

/** 人员与辖区: who holds which role, appointing and dismissing, zones, and the sites that may sign people in. */
export class DeskPeople extends DeskTool<PeopleView, typeof peopleWords, { zone: string }> {
  static override properties: PropertyDeclarations = { password: { state: true } }
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/deskPeople.ts'),
  ]

  /** Never in a draft: drafts are kept in the tab's storage. */
  declare private password: string

  constructor() {
    super()
    this.password = ''
  }

  protected question(): { zone: string } | null {
    return this.zone ? { zone: this.zone } : null
  }

  protected read(question: { zone: string }): Promise<Answer<PeopleView>> {
    return this.client.read('people', question)
  }

  protected renderHere(view: PeopleView): TemplateResult {
    const { words, mode } = this
    const title = mode === 'zone' ? words.addZone : mode === 'site' ? words.sites : words.appoint
    const form =
      mode === 'zone'
        ? this.renderZone(view)
        : mode === 'site'
          ? this.renderSite()
          : mode === 'appoint'
            ? this.renderAppoint(view)
            : null
    return html`<p class="small quiet">${words.peoplePlain}</p>
      ${this.doors([
        { mode: 'appoint', label: words.appoint },
        { mode: 'zone', label: words.addZone },
        { mode: 'site', label: words.sites },
      ])}
      ${
        form &&
        html`<section class="part">
          <h3 id="form" tabindex="-1">${title}</h3>
          ${form}
        </section>`
      }
      <section class="part">
        <h3>${words.staff}</h3>
        ${view.staff.length ? nothing : html`<p class="quiet">${words.staffNone}</p>`}
        <ul class="plain chosen">
          ${view.staff.map((one) => this.renderStaff(one, view))}
        </ul>
      </section>
      <section class="part">
        <h3>${words.zonesTitle}</h3>
        <ul class="plain">
          ${view.zones.map(({ zone, name }) => html`<li>${name} <span class="small quiet">${zone}</span></li>`)}
        </ul>
      </section>
      <section class="part">
        <h3>${words.sitesTitle}</h3>
        ${view.sites.length ? nothing : html`<p class="quiet">${words.sitesNone}</p>`}
        <ul class="plain">
          ${view.sites.map(({ origin, keys }) => html`<li>${origin} <span class="small quiet">${words.siteKeys(keys.length)}</span></li>`)}
        </ul>
      </section>`
  }

  private renderStaff({ name, login, grants }: StaffView, { zones }: PeopleView): TemplateResult {
    const { words, tongue, mode } = this
    const nameOf = (zone: string) => zones.find((one) => one.zone === zone)?.name ?? zone
    return html`<li>
      <b>${name}</b>${login ? html` <span class="small quiet">${login}</span>` : nothing}
      ${grants.map(({ grant, role, zone, until }) => {
        const title = words.roles[role as GrantableRole] ?? role
        const at = `dismiss ${grant}`
        return html`<div class="top">
            <span>${words.holds(title, nameOf(zone), until ? formatDate(until, tongue) : '')}</span>
            ${
              mode === at
                ? nothing
                : html`<button class="link" aria-label="${words.dismiss} ${name} ${title}" @click=${() => this.enter(at)}>${words.dismiss}</button>`
            }
          </div>
          ${mode === at ? this.renderDismiss({ grant, name, title, zone }) : nothing}`
      })}
    </li>`
  }

  private renderDismiss(of: { grant: string; name: string; title: string; zone: string }): TemplateResult {
    const { words, form } = this
    return html`<h4 id="form" tabindex="-1">${words.dismiss}</h4>
      ${form.draw({
        act: 'dismiss',
        button: words.dismiss,
        leave: () => this.enter(undefined),
        sure: { question: words.dismissSure(of.name, of.title), yes: words.dismiss },
        send: () => this.dismiss(of),
        fields: () =>
          form.text({
            id: 'reason',
            label: words.dismissWhy,
            hint: words.dismissWhyHint,
            lines: 2,
            most: 500,
          }),
      })}`
  }

  private get post(): GrantableRole | undefined {
    return grantableRoles.find((each) => each === this.form.value('role'))
  }

  private renderAppoint(view: PeopleView): TemplateResult {
    const { words, form, post: role } = this
    const login = form.value('login')
    form.propose({ zone: this.zone ?? '', nameConsent: role === 'councillor' ? words.consentDefault : '' })
    return form.draw({
      act: 'appoint',
      button: words.appointNow,
      leave: () => this.enter(undefined),
      sure: {
        question: words.appointSure(form.value('name'), role ? words.roles[role] : ''),
        yes: words.appointNow,
      },
      send: () => this.appoint(),
      fields: () => html`${form.text({ id: 'name', label: words.name, most: 40 })}
      ${form.select(
        'role',
        words.role,
        grantableRoles.map((value) => ({ value, label: words.roles[value] })),
      )}
      ${this.zoneField('zone', view, [words.atZone, words.atZoneHint])}
      ${
        role === 'councillor'
          ? form.text({
              id: 'nameConsent',
              label: words.consent,
              hint: words.consentHint,
              lines: 2,
              most: 2000,
            })
          : nothing
      }
      ${form.text({ id: 'until', label: words.until, type: 'date', optional: true })}
      ${form.text({ id: 'phone', label: words.phone, type: 'tel', most: 30, optional: true })}
      ${form.text({
        id: 'login',
        label: words.login,
        hint: words.loginHint,
        most: 40,
        optional: true,
        fault: (value) => (/^[a-z0-9._-]{2,}$/.test(value) ? '' : words.loginWrong),
      })}
      ${
        login
          ? field({
              id: 'password',
              label: words.password,
              hint: words.passwordHint,
              type: 'password',
              most: 200,
              value: this.password,
              error: form.need('#password', this.password.length >= 10 ? '' : words.passwordShort),
              input: ({ target }) => {
                this.password = (target as HTMLInputElement).value
              },
            })
          : nothing
      }`,
    })
  }

  private renderZone(view: PeopleView): TemplateResult {
    const { words, form } = this
    form.propose({ above: this.zone ?? '' })
    return form.draw({
      act: 'addZone',
      button: words.zoneAdd,
      leave: () => this.enter(undefined),
      sure: {
        question: words.zoneSure(form.value('name'), `${form.value('above')}.${form.value('label')}`),
        yes: words.zoneAdd,
      },
      send: () => this.addZone(),
      fields: () => html`${this.zoneField('above', view, [words.zoneBelow])}
      ${form.text({
        id: 'label',
        label: words.zoneLabel,
        hint: words.zoneLabelHint,
        most: 30,
        fault: (value) => (/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(value) ? '' : words.zoneLabelWrong),
      })}
      ${form.text({ id: 'name', label: words.zoneName, most: 60 })}
      ${form.select(
        'level',
        words.zoneLevel,
        levels.map((value) => ({ value, label: words.zoneLevels[value] })),
      )}
      ${form.text({ id: 'telephone', label: words.phone, type: 'tel', most: 30, optional: true })}`,
    })
  }

  private renderSite(): TemplateResult {
    const { words, form } = this
    return form.draw({
      act: 'allowOrigin',
      button: words.siteNow,
      leave: () => this.enter(undefined),
      sure: {
        question: words.siteSure[form.value('allowed') === 'yes' ? 'yes' : 'no'](form.value('origin')),
        yes: words.siteNow,
      },
      send: () => this.allow(),
      fields: () => html`${form.text({
        id: 'origin',
        label: words.site,
        hint: words.siteHint,
        type: 'url',
        most: 200,
        fault: (value) => (/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/.test(value) ? '' : words.siteWrong),
      })}
      ${form.choice('allowed', words.siteAllowed, [
        { value: 'yes', label: words.siteChoices.yes },
        { value: 'no', label: words.siteChoices.no },
      ])}`,
    })
  }

  private zoneField(
    id: string,
    { zones }: PeopleView,
    [label, hint = '']: [string, string?],
  ): TemplateResult {
    const options = zones.map(({ zone, name }) => ({ value: zone, label: `${name}（${zone}）` }))
    return this.form.select(id, label, options, hint)
  }

  private async dismiss({ grant, name, zone }: { grant: string; name: string; zone: string }): Promise<void> {
    const { form, words } = this
    const answer = await this.act('dismiss', { zone, grant, reason: form.value('reason') })
    if (!answer?.ok) return
    form.clear()
    this.enter(undefined)
    this.tell(words.dismissed(name))
  }

  private async appoint(): Promise<void> {
    const { form, words, post: role } = this
    if (!role) return
    const [name, phone, login, until] = ['name', 'phone', 'login', 'until'].map((id) => form.value(id))
    const consent = form.value('nameConsent')
    const answer = await this.act('appoint', {
      zone: form.value('zone'),
      name,
      role,
      ...(phone ? { phone } : {}),
      ...(login ? { login } : {}),
      ...(until ? { until: `${until}T23:59:59+08:00` } : {}),
      ...(role === 'councillor' ? { nameConsent: consent } : {}),
    })
    if (!answer?.ok) return
    const set = !login || (await this.setPassword(answer.value.person))
    this.password = ''
    form.clear()
    this.enter(undefined)
    this.tell(set ? words.appointed(name ?? '', words.roles[role]) : words.passwordLost)
  }

  /** The password goes through a door of its own, which hashes it; it is never part of an act. */
  private async setPassword(person: string): Promise<boolean> {
    const answer = await fetch(`${this.office}/auth/credential`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.client.token}` },
      body: JSON.stringify({ zone: this.zone, password: this.password, person }),
    }).catch(() => null)
    return answer?.ok ?? false
  }

  private async addZone(): Promise<void> {
    const { form, words } = this
    const above = form.value('above')
    const telephone = form.value('telephone')
    const name = form.value('name')
    const answer = await this.act('addZone', {
      zone: above,
      below: `${above}.${form.value('label')}`,
      level: form.value('level'),
      name,
      ...(telephone ? { telephone } : {}),
    })
    if (!answer?.ok) return
    form.clear()
    this.enter(undefined)
    this.tell(words.zoneAdded(name))
  }

  private async allow(): Promise<void> {
    const { form, words, zone } = this
    const [tenant = ''] = zone!.split('.')
    const allowed = form.value('allowed') === 'yes'
    const answer = await this.act('allowOrigin', { zone: tenant, origin: form.value('origin'), allowed })
    if (!answer?.ok) return
    form.clear()
    this.enter(undefined)
    this.tell(words.siteDone)
  }
}

define('yishi-desk-people', DeskPeople)
