import type { ProposalView } from '@yishi/schema/words'
import type { Drawn } from '../pages/page.ts'
import { latestPlan, planFacts, standing } from '../pages/proposal.ts'
import { mostLines, scanOf } from './common.ts'
import type { Block, Picture } from './drawPicture.ts'
import { pictureWords } from './pictureWords.ts'

/** A matter as a long picture: where it stands, what somebody wants and what is planned, and the code that leads to where one takes part. */
export function proposalPicture(view: ProposalView, drawn: Drawn): Picture {
  const { words, format, origin } = drawn
  const own = pictureWords(drawn)
  const plan = latestPlan(view)
  const { households, for: agree, against, unsure, split } = view.opinions
  const body = (text: string, more: Partial<Block> = {}): Block => ({
    text,
    size: 30,
    above: 10,
    most: mostLines / 2,
    rest: own.rest,
    ...more,
  })
  const small = (text: string): Block => ({ text, size: 24, tone: 'quiet', above: 8 })
  return {
    blocks: [
      { text: standing(view, drawn), size: 26, tone: 'official', bold: true },
      { text: view.title, size: 40, bold: true, above: 4 },
      small(words.by(words.roles[view.by] ?? view.by, view.zoneName, format.day(view.createdAt))),
      body(view.body, { above: 24 }),
      ...(view.place ? [body(words.place(view.place))] : []),
      ...(plan
        ? [
            body(words.plan(plan.version), { size: 34, bold: true, above: 24 }),
            body(plan.body),
            ...planFacts(plan, drawn).map(([name, text]) => body(`${name}${own.colon}${text}`)),
          ]
        : []),
      ...(households > 0
        ? [body(words.tally(households, agree, against, unsure + split), { bold: true, above: 24 })]
        : []),
      ...(view.pollForce ? [body(`${words.poll}${own.colon}${words.force[view.pollForce]}`)] : []),
    ],
    ...scanOf(`${origin}/p/${view.id}`, view.telephone, drawn),
    foot: [],
  }
}
