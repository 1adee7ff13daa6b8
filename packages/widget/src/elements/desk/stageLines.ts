import type { Period, StageSpec } from '@yishi/schema/words'
import type { words as boardWords } from '../../locales/zh/board.ts'
import type { words as processWords } from '../../locales/zh/deskProcess.ts'

/** What they are said with. */
export type StageWords = typeof processWords & Pick<typeof boardWords, 'forceMark'>

/** The numbers of a stage, each in words: what a clerk reads beside its name. */
export function stageLines(spec: StageSpec, words: StageWords): string[] {
  const { lines } = words
  const of = ({ days, unit }: Period) => words.days(days, unit === 'workday')
  switch (spec.kind) {
    case 'screen':
      return [lines.due(of(spec.due))]
    case 'second':
      return [of(spec.period), lines.seconds(spec.seconds)]
    case 'consult':
    case 'accept':
    case 'ask':
      return [of(spec.period)]
    case 'deliberate':
      return [
        lines.signOff(of(spec.signOff)),
        ...(spec.candidates === undefined ? [] : [lines.candidates(spec.candidates)]),
      ]
    case 'notice':
      return [words.hangs[spec.of], lines.least(of(spec.period)), lines.answer(of(spec.answer))]
    case 'preliminary':
      return [lines.least(of(spec.period)), lines.answer(of(spec.answer))]
    case 'call':
      return [lines.ahead(of(spec.period))]
    case 'poll':
      return [
        words.electorate[spec.electorate],
        lines.between(spec.days.fewest, spec.days.most),
        words.forceMark[spec.force],
        ...(spec.optional ? [words.mayBeLeftOut] : []),
      ]
    case 'publish':
      return [lines.least(of(spec.period)), ...(spec.within ? [lines.within(of(spec.within))] : [])]
    case 'rate':
      return [of(spec.period), lines.floor(spec.floor, spec.fewest)]
    case 'appraise':
      return [of(spec.period), lines.raters(spec.raters)]
    case 'meet':
      return [words.body[spec.body], lines.ahead(of(spec.ahead))]
    case 'study':
      return [words.studiedBy[spec.by]]
    case 'count':
    case 'act':
      return []
  }
}
