import { type Answer, type GrantableRole, grantableRoles, refuse } from '@yishi/schema/words'
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { define } from '../../define.ts'
import type { words as peopleWords } from '../../locales/zh/deskPeople.ts'
import { field } from '../../parts/field.ts'
import type { Locales } from '../../words.ts'
import { DeskTool } from './tool.ts'

const levels = ['community', 'estate', 'grid', 'micro-grid', 'building', 'party-household'] as const

/** 人员与辖区: an administrator appoints people, adds zones, and registers the sites that may sign people in. */
export class DeskPeople extends DeskTool<true, typeof peopleWords, { zone: string }> {
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

  /** Its forms stand alone; nothing is listed. */
  protected async read(): Promise<Answer<true>> {
    return this.client.token ? { ok: true, value: true } : refuse('not-signed-in')
  }

  protected renderHere(): TemplateResult {
    const { words, mode } = this
    const title = mode === 'zone' ? words.addZone : mode === 'site' ? words.sites : words.appoint
    return html`<p class="small quiet">${words.peoplePlain}</p>
      ${this.doors([
        { mode: 'appoint', label: words.appoint },
        { mode: 'zone', label: words.addZone },
        { mode: 'site', label: words.sites },
      ])}
      ${
        mode
          ? html`<section class="part">
              <h3 id="form" tabindex="-1">${title}</h3>
              ${mode === 'zone' ? this.renderZone() : mode === 'site' ? this.renderSite() : this.renderAppoint()}
            </section>`
          : nothing
      }`
  }

  private get post(): GrantableRole | undefined {
    return grantableRoles.find((each) => each === this.form.value('role'))
  }

  private renderAppoint(): TemplateResult {
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
      ${this.zoneField('zone', words.atZone, words.atZoneHint)}
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

  private renderZone(): TemplateResult {
    const { words, form } = this
    form.propose({ above: this.zone ?? '' })
    return form.draw({
      act: 'addZone',
      button: words.zoneAdd,
      leave: () => this.enter(undefined),
      send: () => this.addZone(),
      fields: () => html`${this.zoneField('above', words.zoneBelow)}
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

  private zoneField(id: string, label: string, hint = ''): TemplateResult {
    const { words } = this
    return this.form.text({
      id,
      label,
      hint,
      most: 100,
      fault: (value) => (/^[a-z0-9.-]+$/.test(value) ? '' : words.zoneLabelWrong),
    })
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
