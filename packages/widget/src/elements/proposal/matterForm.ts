import type { MeView } from '@yishi/schema/words'
import type { Draft } from '../../draft.ts'
import type { ProposalWords } from '../proposal.ts'

/** A form on the matter, and what is wrong with it. */
export interface MatterForm {
  words: ProposalWords
  draft: Draft
  households: MeView['households']
  /** What is wrong with a field; empty: nothing. */
  error(field: string): string
  refusal: unknown
  busy: boolean
  send(event: Event): void
  leave(): void
}
