import type { Answer, AssemblyView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { define } from '../../define.ts'
import type { words as assemblyWords } from '../../locales/zh/deskAssembly.ts'
import type { Locales } from '../../words.ts'
import { memberLines, twiceIn } from './memberLines.ts'
import { DeskTool } from './tool.ts'
import { fromField } from './when.ts'

type Listed = AssemblyView['lists'][number]
type Tie = AssemblyView['ties'][number]

/** 研究、候选、抽签、名册、日历: what staff record between the stages that residents see. */
export class DeskAssembly extends DeskTool<AssemblyView, typeof assemblyWords, { zone: string }> {
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/deskAssembly.ts'),
  ]

  protected question(): { zone: string } | null {
    return this.zone ? { zone: this.zone } : null
  }

  protected read(question: { zone: string }): Promise<Answer<AssemblyView>> {
    return this.client.read('assembly', question)
  }

  protected renderHere({ studies, lists, ties, lastYear }: AssemblyView): TemplateResult {
    const { words } = this
    const clerk = this.is('clerk')
    const waits = studies.length + lists.length + ties.length > 0
    return html`${clerk && !waits ? html`<p class="quiet">${words.nothingToRecord}</p>` : nothing}
      ${clerk ? studies.map((each) => this.section(`study ${each.proposal}`, words.studyOf(words.studyBy[each.by], each.title), words.studyNow, () => this.renderStudy(each))) : nothing}
      ${clerk ? lists.map((each) => this.section(`list ${each.proposal}`, words.listOf(each.title), words.listNow, () => this.renderList(each))) : nothing}
      ${clerk ? ties.map((each) => this.section(lotMode(each), words.lotOf(each.of ? words.lotQuestion(each.title, each.of.text) : each.title), words.lotNow, () => this.renderLot(each))) : nothing}
      ${clerk ? this.section('roll', words.rollTitle, words.rollNow, () => this.renderRoll()) : nothing}
      ${this.is('admin') ? this.section('calendar', words.calendarTitle(lastYear), words.calendarNow(lastYear + 1), () => this.renderCalendar(lastYear + 1)) : html`<p class="small quiet">${words.calendarReaches(lastYear)}</p>`}`
  }

  private section(mode: string, title: string, door: string, form: () => TemplateResult): TemplateResult {
    const isOpen = this.mode === mode
    return html`<section class="part">
      <h3 id=${isOpen ? 'form' : nothing} tabindex="-1">${title}</h3>
      ${isOpen ? form() : this.doors([{ mode, label: door }])}
    </section>`
  }

  private leave = (): void => this.enter(undefined)

  private done(sentence: string): void {
    this.form.clear()
    this.enter(undefined)
    this.tell(sentence)
  }

  private renderStudy({ proposal }: { proposal: string }): TemplateResult {
    const { words, form } = this
    const returned = form.value('conclusion') === 'returned'
    return form.draw({
      act: 'recordStudy',
      button: words.record,
      leave: this.leave,
      sure: { question: returned ? words.studyReturnSure : words.studySure, yes: words.record },
      send: async () => {
        const answer = await this.act('recordStudy', {
          zone: this.zone!,
          proposal,
          heldOn: form.value('heldOn'),
          conclusion: returned ? 'returned' : 'agreed',
          note: form.value('note'),
        })
        if (answer?.ok) this.done(words.recorded)
      },
      fields: () => html`${form.text({ id: 'heldOn', label: words.heldOn, type: 'date' })}
      ${form.choice('conclusion', words.conclusion, [
        { value: 'agreed', label: words.agreed },
        { value: 'returned', label: words.returned, hint: words.returnedHint },
      ])}
      ${form.text({ id: 'note', label: words.note, lines: 4, most: 2000 })}`,
    })
  }

  private renderList({ proposal, most, candidates }: Listed): TemplateResult {
    const { words, form } = this
    form.propose({ candidates: candidates.join('\n') })
    const fault = (text: string) => {
      const list = linesOf(text)
      if (list.length < 2 || list.length > most) return words.listCount(most)
      return new Set(list).size < list.length ? words.listTwice : ''
    }
    return form.draw({
      act: 'listCandidates',
      button: words.record,
      leave: this.leave,
      send: async () => {
        const sent = { zone: this.zone!, proposal, candidates: linesOf(form.value('candidates')) }
        if ((await this.act('listCandidates', sent))?.ok) this.done(words.recorded)
      },
      fields: () =>
        form.text({
          id: 'candidates',
          label: words.candidates,
          hint: words.listCount(most),
          lines: 8,
          most: 2100,
          fault,
        }),
    })
  }

  private renderLot({ proposal, winners, of }: Tie): TemplateResult {
    const { words, form } = this
    const fault = (text: string) => (new Set(linesOf(text)).size < 2 ? words.witnessesTwo : '')
    return html`<p>${words.lotPlain} ${of ? (of.goesOut ? words.lotGoesOut : words.lotWins) : nothing}</p>
      ${form.draw({
        act: 'recordLot',
        button: words.record,
        leave: this.leave,
        sure: { question: words.lotSure, yes: words.record },
        send: async () => {
          const answer = await this.act('recordLot', {
            zone: this.zone!,
            proposal,
            ...(of ? { poll: of.poll, question: of.question } : {}),
            winner: form.value('winner'),
            drawnAt: fromField(form.value('drawnAt')),
            place: form.value('place'),
            how: form.value('how'),
            witnesses: linesOf(form.value('witnesses')),
          })
          if (answer?.ok) this.done(words.recorded)
        },
        fields: () => html`${form.choice(
          'winner',
          of?.goesOut ? words.drawnOut : words.winner,
          winners.map(({ key, text }) => ({ value: key, label: text })),
        )}
        ${form.instant({ id: 'drawnAt', label: words.drawnAt })}
        ${form.text({ id: 'place', label: words.drawnWhere, most: 100 })}
        ${form.text({ id: 'how', label: words.drawnHow, most: 500 })}
        ${form.text({ id: 'witnesses', label: words.witnesses, lines: 3, most: 400, fault })}`,
      })}`
  }

  private renderRoll(): TemplateResult {
    const { words, form } = this
    const fault = (text: string) => {
      const twice = twiceIn(memberLines(text))
      return twice ? words.memberTwice(twice.name) : ''
    }
    return html`<p class="small quiet">${words.rollPlain}</p>
      ${form.draw({
        act: 'makeMemberRoll',
        button: words.rollNow,
        leave: this.leave,
        send: async () => {
          const kind = form.value('kind') === 'adults' ? 'adults' : 'members'
          const members = memberLines(form.value('members'))
          const sent = { zone: this.zone!, kind, name: form.value('name'), members } as const
          const answer = await this.act('makeMemberRoll', sent)
          if (answer?.ok) this.done(words.rollDone(answer.value.electors))
        },
        fields: () => html`${form.text({ id: 'name', label: words.rollName, most: 60 })}
        ${form.choice('kind', words.rollKind, [
          { value: 'adults', label: words.rollKinds.adults },
          { value: 'members', label: words.rollKinds.members },
        ])}
        ${form.text({ id: 'members', label: words.members, hint: words.membersHint, lines: 12, most: 400_000, fault })}`,
      })}`
  }

  private renderCalendar(year: number): TemplateResult {
    const { words, form } = this
    const written = (text: string) =>
      /^\d\d-\d\d(\/\d\d-\d\d)?( \d\d-\d\d(\/\d\d-\d\d)?)*$/.test(text) ? '' : words.daysUnreadable
    return html`<p class="small quiet">${words.calendarPlain}</p>
      ${form.draw({
        act: 'extendCalendar',
        button: words.calendarNow(year),
        leave: this.leave,
        sure: { question: words.calendarSure, yes: words.record },
        send: async () => {
          const [rest, work, basis] = ['rest', 'work', 'basis'].map((id) => form.value(id))
          // One calendar for the whole community: its root zone holds it.
          const zone = this.zone!.split('.')[0]!
          const answer = await this.act('extendCalendar', {
            zone,
            year,
            rest: rest!,
            work: work!,
            basis: basis!,
          })
          if (answer?.ok) this.done(words.recorded)
        },
        fields:
          () => html`${form.text({ id: 'rest', label: words.rest, hint: words.restHint, lines: 2, most: 2000, fault: written })}
        ${form.text({ id: 'work', label: words.workdays, hint: words.workHint, lines: 2, most: 2000, optional: true, fault: written })}
        ${form.text({ id: 'basis', label: words.calendarBasis, most: 300 })}`,
      })}`
  }
}

/** Several questions of one poll may be level. */
const lotMode = ({ proposal, of }: Tie): string =>
  ['lot', proposal, ...(of ? [of.poll, of.question] : [])].join(' ')

/** What stands on the lines of a text; blank ones mean nothing. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

define('yishi-desk-assembly', DeskAssembly)
