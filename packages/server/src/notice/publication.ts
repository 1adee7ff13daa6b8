import * as t from '@yishi/schema/tables'
import { type NoticeKind, type Period, type Refused, refuse } from '@yishi/schema/words'
import type { Context, Facts } from '../act.ts'
import type { KnownAttachment } from '../attachment/knownAttachments.ts'
import { type Change, insert } from '../change.ts'
import type { NoticeNumber } from './nextNumber.ts'
import { noticePeriod } from './noticePeriod.ts'

/** What every act that publishes takes. */
export interface NoticeDraft {
  title: string
  addressee: string
  basis: string
  body: string
  contact: { person: string; telephone: string; place: string; hours: string }
  issuer?: string | undefined
  attachments: string[]
  days: number
}

/** What it loads beside. */
export interface Publishing {
  kind: NoticeKind
  number: NoticeNumber
  known: ReadonlyMap<string, KnownAttachment>
  /** It may hang longer than this, never shorter; null where nothing prescribes it. */
  least: Period | null
  planVersion?: number | null
  /** The roll that it is about. */
  rollId?: string | undefined
  /** Marks it as a correction: what of an earlier one is corrected, in words. */
  correction?: string | undefined
  /** A notice that hangs anew: the one that it takes the place of, and the round of the stage that it opens. */
  replaces?: string
  stageSeq?: number
}

/** Which notice hangs now, and from when until when. */
export interface Published {
  notice: string
  year: number
  number: number
  opensAt: string
  closesAt: string
}

/** A notice about to hang: its row, its figures for the log, its words for the seal. */
export interface Publication {
  ok: true
  value: Published
  closesAt: Date
  change: Change
  open: Facts
  sealed: Facts
}

/** The row of a new notice, the same for every act that publishes one. */
export function publication(
  draft: NoticeDraft,
  { kind, number, known, least, planVersion = null, rollId, correction, replaces, stageSeq }: Publishing,
  context: Context,
): Publication | Refused {
  const { id, now, due, zone, matter, tenant } = context
  const lost = draft.attachments.findIndex((paper) => !known.get(paper)?.public)
  if (lost >= 0) return refuse('unknown-attachment', undefined, `attachments.${lost}`)
  const period = noticePeriod(now, draft.days, context)
  if (least && period.closesAt < due(now, least))
    return refuse('period-too-short', { days: least.days }, 'days')
  const noticeId = id()
  const value = {
    notice: noticeId,
    ...number,
    opensAt: period.opensAt.toISOString(),
    closesAt: period.closesAt.toISOString(),
  }
  const { title, addressee, basis, body, contact, attachments } = draft
  const issuer = draft.issuer ?? tenant.settings.issuer
  return {
    ok: true,
    value,
    closesAt: period.closesAt,
    change: insert(t.notice, {
      noticeId,
      zoneId: zone,
      proposalId: matter?.proposal.proposalId,
      stageSeq: stageSeq ?? matter?.stage?.seq,
      planVersion,
      rollId,
      kind,
      ...number,
      title,
      addressee,
      basis,
      body,
      ...period,
      contact,
      issuer,
      issuedAt: now,
      attachments,
      correction,
      extensions: [],
      replaces,
    }),
    open: { ...value, kind, days: period.days, planVersion, replaces },
    sealed: { title, addressee, basis, body, contact: { ...contact }, issuer, attachments, correction },
  }
}
