import type { Answer, BoardItem, ProposalView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import type { ActingWords } from '../clientElement.ts'
import { ClientElement } from '../clientElement.ts'
import { define } from '../define.ts'
import type { BaseWords } from '../element.ts'
import { YishiOpenEvent } from '../events.ts'
import { formatDay, formatLastDay } from '../format/day.ts'
import { hrefOf } from '../hrefs.ts'
import { Later } from '../later.ts'
import type { words as boardWords } from '../locales/zh/board.ts'
import type { words } from '../locales/zh/proposal.ts'
import type { words as terms } from '../locales/zh/terms.ts'
import { paragraphs } from '../parts/paragraphs.ts'
import { photos } from '../parts/photos.ts'
import { skeleton } from '../parts/skeleton.ts'
import { stageTrack } from '../parts/stageTrack.ts'
import { toldMarks } from '../parts/toldMarks.ts'
import type { ActName } from '../router.ts'
import { appraisalShown } from './proposal/appraisalShown.ts'
import { council } from './proposal/council.ts'
import { affected, visits } from './proposal/doors.ts'
import { nowSentence } from './proposal/nowSentence.ts'
import { tally, voices } from './proposal/opinions.ts'
import { plan } from './proposal/plan.ts'
import { MatterRecord } from './proposal/record.ts'
import { screening } from './proposal/screening.ts'
import { proposalStyles } from './proposal/styles.ts'
import { TakePart } from './proposal/takePart.ts'

type Spoken = typeof words & typeof terms & typeof boardWords

/** The words of a matter. */
export type ProposalWords = Spoken & ActingWords & BaseWords

/** What asks for a matter. */
interface ProposalQuestion {
  zone: string
  proposal: string
}

/** So many voices are shown before one asks for the rest. */
const firstVoices = 5

/**
 * 事项: one matter whole: where it stands and what happens now, the plan with its versions, opinions by household, affected
 * households, what the council decided, notices, the way to the poll, and the record. Who is signed in takes part.
 *
 * @attr zone - The zone's address.
 * @attr proposal - The matter's id.
 * @attr notice-href - Where a notice opens, `/n?id={id}`; default: its page on the server.
 * @attr poll-href - Where the poll opens, `/v?id={id}`; default: its page on the server.
 * @attr proposal-href - Where another matter opens, `/p?id={id}`; default: its page on the server.
 * @slot - What stands there until the matter is here, and when it cannot be read.
 * @event {YishiOpenEvent} yishi-open - A notice, the poll or another matter is to be opened; cancelable.
 * @event {YishiChangedEvent} yishi-changed - It was seconded, followed or withdrawn, or an opinion was given.
 * @event {YishiSignInNeededEvent} yishi-sign-in-needed - Somebody wants to take part and is not signed in.
 * @csspart sheet - The paper.
 * @csspart plan - The plan.
 * @csspart opinions - Opinions.
 * @csspart record - The record.
 */
export class YishiProposal extends ClientElement<ProposalView, Spoken, ProposalQuestion> {
  static override styles = proposalStyles
  static override properties = {
    proposal: {},
    noticeHref: { attribute: 'notice-href' },
    pollHref: { attribute: 'poll-href' },
    proposalHref: { attribute: 'proposal-href' },
    version: { state: true },
    marked: { state: true },
    allVoices: { state: true },
  }
  static override areas = [
    import.meta.glob<{ words: object }>('../locales/*/proposal.ts'),
    import.meta.glob<{ words: object }>('../locales/*/terms.ts'),
    import.meta.glob<{ words: object }>('../locales/*/board.ts'),
  ]

  declare proposal: string | undefined
  declare noticeHref: string | undefined
  declare pollHref: string | undefined
  declare proposalHref: string | undefined
  /** The version of the plan that is shown; undefined: the last. */
  declare private version: number | undefined
  declare private marked: boolean | undefined
  declare private allVoices: boolean | undefined
  private readonly takePart = new TakePart(this)
  private readonly record = new MatterRecord(this)
  private readonly diff = new Later(this, () => import('./proposal/textDiff.ts'))

  protected question(): ProposalQuestion | null {
    return this.zone && this.proposal ? { zone: this.zone, proposal: this.proposal } : null
  }

  protected read(question: ProposalQuestion): Promise<Answer<ProposalView>> {
    return this.client.read('proposal', question)
  }

  protected override fieldsOf(act: ActName): readonly string[] {
    if (act === 'opine') return ['household', 'stance', 'reason']
    return act === 'second' ? ['household'] : []
  }

  protected override renderLoading(): TemplateResult {
    return html`<div class="sheet">${skeleton(this.words.loading, 7)}</div>`
  }

  protected renderHere(view: ProposalView): TemplateResult {
    const { words, tongue, office } = this
    return html`<article class="sheet" part="sheet" aria-labelledby="title">
      ${this.renderHead(view)} ${this.renderBody(view)}
      ${this.renderPlan(view)}
      ${this.renderOpinions(view)} ${affected(view.affected, words, tongue)} ${council(view, words, tongue)}
      ${this.renderNotices(view)} ${visits(view.visits, words, tongue)}
      ${screening(view, words, { lang: tongue, server: office })} ${this.record.draw(view.record, words, tongue)}
      ${
        view.telephone
          ? html`<p class="help">${words.help} <b><a href="tel:${view.telephone.replace(/[^\d+]/g, '')}">${view.telephone}</a></b></p>`
          : nothing
      }
    </article>`
  }

  private renderHead(view: ProposalView): TemplateResult {
    const { words, tongue } = this
    const { end, stage } = view
    return html`<span class="tag ${end ? (end.end === 'done' ? 'done' : '') : 'official'}"
        >${end ? words.end[end.end] : stage ? words.stage[stage.kind] : nothing}</span
      >
      <h2 id="title">${view.title}</h2>
      <p class="small quiet">
        ${words.by(words.proposer[view.by] ?? view.by)} · ${view.zoneName} · ${formatDay(view.createdAt, tongue)}${
          view.reopened ? html` · ${words.reopened(view.reopened)}` : nothing
        }
      </p>
      ${stageTrack(view.track, words)}
      <p class="sentence ${end?.end === 'done' ? 'done' : ''}">
        ${nowSentence(view, words, tongue)}${
          end && end.end !== 'done' && end.reason
            ? ` ${words.reason(words.reasons[end.reason] ?? end.reason)}`
            : nothing
        }
      </p>
      ${this.renderOther(view.mergedInto, words.mergedInto)} ${this.renderOther(view.follows, words.follows)}
      ${this.renderOther(view.followedBy, words.followedBy)}`
  }

  private renderOther(
    other: { id: string; title: string } | null,
    say: (title: string) => string,
  ): TemplateResult | typeof nothing {
    return other ? html`<p class="small">${this.link('proposal', other.id, say(other.title))}</p>` : nothing
  }

  private renderBody(view: ProposalView): TemplateResult {
    const { words } = this
    const notice = view.notices.find(({ state, kind }) => state === 'running' && kind === 'plan')
    const voting = view.stage?.kind === 'poll' && !view.end
    return html`<div class="body">${paragraphs(view.body)}</div>
      ${view.place ? html`<p class="small quiet">${words.place(view.place)}</p>` : nothing}
      ${photos(view.photos, this.office)}
      ${
        notice || view.poll || view.plans.length
          ? html`<div class="row">
            ${view.poll ? this.link('poll', view.poll, voting ? words.vote : words.seePoll, `button ${voting ? 'primary' : ''}`) : nothing}
            ${view.pollForce ? html`<span class="small quiet">${words.forceMark[view.pollForce]}</span>` : nothing}
            ${view.plans.length ? html`<button class=${voting ? '' : 'primary'} @click=${() => this.focusOn('#plan')}>${words.seePlan}</button>` : nothing}
            ${notice ? this.link('notice', notice.id, words.object, 'button') : nothing}
          </div>`
          : nothing
      }
      ${this.takePart.render(view)}
      ${view.appraisal ? appraisalShown(view.appraisal, words) : nothing}`
  }

  private renderPlan({ plans, track, end }: ProposalView): TemplateResult | typeof nothing {
    const { words, tongue, office } = this
    if (!plans.length && !isDeliberated(track, end)) return nothing
    return html`<section class="part" part="plan">
        <h3 id="plan" tabindex="-1">${words.plan}</h3>
        ${plan({
          plans,
          version: this.version ?? null,
          marked: this.marked ?? false,
          diff: this.marked ? this.diff.here?.textDiff : undefined,
          words,
          lang: tongue,
          server: office,
          show: (version) => {
            this.version = version
          },
          mark: () => {
            this.marked = !this.marked
          },
        })}
      </section>`
  }

  private renderOpinions(view: ProposalView): TemplateResult | typeof nothing {
    const { words, tongue } = this
    const { opinions, voices: said } = view
    if (!opinions.households && !isDeliberated(view.track, view.end)) return nothing
    const shown = this.allVoices ? said : said.slice(0, firstVoices)
    return html`<section class="part" part="opinions">
      <h3>${words.opinions}</h3>
      ${tally(opinions, words)} ${voices(shown, words, tongue)}
      ${
        shown.length < said.length
          ? html`<button
            class="link"
            @click=${() => {
              this.allVoices = true
            }}
          >
            ${words.moreVoices(said.length - shown.length)}
          </button>`
          : nothing
      }
    </section>`
  }

  private renderNotices({ notices }: ProposalView): TemplateResult | typeof nothing {
    const { words, tongue } = this
    if (!notices.length) return nothing
    const state = (item: BoardItem) =>
      item.state === 'running'
        ? words.daysLeft(item.daysLeft)
        : item.state === 'coming'
          ? words.begins(-item.daysLeft)
          : words[item.state]
    return html`<section class="part" part="notices">
      <h3>${words.notices}</h3>
      <ul class="plain doors">
        ${notices.map(
          (item) =>
            html`<li>
              ${this.link('notice', item.id, item.title)}
              <span class="small quiet"
                >${words.kinds[item.kind]} · ${words.number(item.year, item.number)}${toldMarks(item, words)} · ${words.until(formatLastDay(item.closesAt, tongue))} ·
                <b class=${item.state === 'running' ? 'official' : ''}>${state(item)}</b></span
              >
            </li>`,
        )}
      </ul>
    </section>`
  }

  private link(noun: 'notice' | 'poll' | 'proposal', id: string, label: string, look = ''): TemplateResult {
    const patterns = { notice: this.noticeHref, poll: this.pollHref, proposal: this.proposalHref }
    const href = hrefOf(noun, id, { office: this.office, pattern: patterns[noun] })
    const open = (event: Event) => {
      if (!this.dispatchEvent(new YishiOpenEvent(noun, id, href))) event.preventDefault()
    }
    return html`<a class=${look} href=${href} @click=${open}>${label}</a>`
  }
}

/** Whether a plan and opinions are still to come: not where the process has no room for them, nor after the end. */
function isDeliberated(track: ProposalView['track'], end: ProposalView['end']): boolean {
  return end === null && track.some(({ mark }) => mark === 'deliberate')
}

define('yishi-proposal', YishiProposal)

declare global {
  interface HTMLElementTagNameMap {
    'yishi-proposal': YishiProposal
  }
}
