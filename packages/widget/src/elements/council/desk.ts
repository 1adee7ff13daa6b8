import type { Answer, MemberView, MotionView, SessionView } from '@yishi/schema/words'
import type { ReactiveControllerHost } from 'lit'
import { Draft } from '../../draft.ts'
import type { ActInput, ActName, ActValue } from '../../router.ts'
import type { Drawn, LeadWords } from './councilWords.ts'

/** A councillor's vote, and the parties that sign. */
export type Vote = 'for' | 'against' | 'abstain'
export type Party = MotionView['signOffs'][number]['party']

/** What the desk has from its element. */
export interface DeskHost {
  element: Pick<ReactiveControllerHost, 'requestUpdate'> & { zone: string | undefined }
  drawn(): Drawn
  /** Asked for only by what is drawn where they are here. */
  leadWords(): LeadWords
  acting(): string
  act<N extends ActName>(name: N, input: ActInput<N>): Promise<Answer<ActValue<N>> | null>
  refusalOf(name: ActName): unknown
  focusOn(selector: string): Promise<void>
  tell(sentence: string): void
}

/**
 * What somebody is doing in a council at this moment: the form that is open, what is marked, what was tried without success, which
 * confirmation is asked for. Marks live in memory alone; texts are drafts.
 */
export class Desk {
  /** The form that is open, with what it is about: `recuse mo-1`; empty: none. */
  form = ''
  /** What was tried, so that what is missing may be said. */
  tried = ''
  /** Which confirmation is asked for. */
  asking = ''
  /** The motion on whose speakers something was done last. */
  floor = ''
  readonly draft: Draft
  private readonly host: DeskHost
  private readonly votes = new Map<string, Vote>()
  private readonly parties = new Map<string, Party>()

  constructor(host: DeskHost) {
    this.host = host
    this.draft = new Draft(host.element, () => `council ${host.element.zone} ${this.form}`)
  }

  get words(): Drawn['words'] {
    return this.host.drawn().words
  }

  get leadWords(): LeadWords {
    return this.host.leadWords()
  }

  get zone(): string {
    return this.host.element.zone ?? ''
  }

  isBusy(name: ActName): boolean {
    return this.host.acting() === name
  }

  refusalOf(name: ActName): unknown {
    return this.host.refusalOf(name)
  }

  /** Do it; afterwards nothing is asked any more. True where it was accepted; then the focus moves on, if it is to. */
  async act<N extends ActName>(name: N, input: ActInput<N>, focus?: string): Promise<boolean> {
    const answer = await this.host.act(name, input)
    this.stopAsking()
    if (answer?.ok && focus) await this.host.focusOn(focus)
    return answer?.ok ?? false
  }

  tell(sentence: string): void {
    this.host.tell(sentence)
  }

  voteOn({ id }: MotionView): Vote | undefined {
    return this.votes.get(id)
  }

  mark({ id }: MotionView, vote: Vote): void {
    this.votes.set(id, vote)
    this.stopAsking()
  }

  partyFor({ id }: MotionView): Party | undefined {
    return this.parties.get(id)
  }

  choose({ id }: MotionView, party: Party): void {
    this.parties.set(id, party)
    this.host.element.requestUpdate()
  }

  open(form: string, focus: string): void {
    this.form = form
    this.tried = ''
    this.show(focus)
  }

  close = (): void => {
    this.form = ''
    this.tried = ''
    this.stopAsking()
  }

  /** It was sent: nothing of it is kept. */
  done(): void {
    this.draft.clear()
    this.close()
  }

  /** Say what is missing, where it is missing. */
  miss(form: string, focus: string): void {
    this.tried = form
    this.show(focus)
  }

  ask(what: string): void {
    this.asking = what
    this.show('.confirm button')
  }

  stopAsking = (): void => {
    this.asking = ''
    this.host.element.requestUpdate()
  }

  private show(focus: string): void {
    this.host.element.requestUpdate()
    this.host.focusOn(focus)
  }
}

/** Whether the reader may do something in a session now. */
export function may({ mine }: SessionView, act: string): boolean {
  return mine?.may.includes(act) ?? false
}

/** Who may lead the session takes attendance and writes recusals down for everybody. */
export function leads(session: SessionView): boolean {
  return ['openSession', 'closeSession', 'putMotion', 'closeMotion', 'countHands'].some((act) =>
    may(session, act),
  )
}

/** The reader among the members. */
export function memberOf({ members, mine }: SessionView): MemberView | undefined {
  return members.find(({ person }) => person === mine?.person)
}

/** What every act on a motion names. */
export function ofMotion(
  { id, proposal }: MotionView,
  { zone }: SessionView,
): { zone: string; proposal: string; motion: string } {
  return { zone, proposal, motion: id }
}
