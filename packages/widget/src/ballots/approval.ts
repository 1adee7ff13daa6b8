import { html, nothing } from 'lit'
import { abstainBox, box, largeAbstain, partTitle } from './abstaining.ts'
import type { BallotForm, Mark } from './ballotForm.ts'

/**
 * 多选: a box for each option, one that says that none is approved, one to abstain. For elders one option a screen: until all
 * are through, the mark is the beginning of a row of yes and no, `1,0,`.
 */
export const approval: BallotForm = {
  draw(asked) {
    const { question, marked, words, fault, mark } = asked
    const approved = approvedIn(marked)
    const turn = (digit: string, on: boolean) =>
      mark([...approved.filter((each) => each !== digit), ...(on ? [digit] : [])].sort().join('+'))
    return html`<fieldset aria-describedby=${fault ?? nothing}>
      <legend>${question.text}<span class="hint">${words.approvalHint}</span></legend>
      <div class="choices">
        ${question.options.map((option, at) => {
          const digit = String(at + 1)
          return box(option, approved.includes(digit), (on) => turn(digit, on))
        })}
        ${box(words.none, marked === 'none', (on) => mark(on ? 'none' : ''))} ${abstainBox(asked)}
      </div>
    </fieldset>`
  },
  drawLarge(asked) {
    const { question, marked, words, part, mark, more } = asked
    const answers = answersIn(marked, question.options.length)
    const answer = (yes: '0' | '1') => {
      const given = answers.map((each, at) => (at === part ? yes : each))
      if (part < question.options.length - 1) more(given.join())
      else mark(wordOf(given))
    }
    return html`${partTitle(asked, part)}
      <div class="large">
        <button class="choice" aria-pressed=${answers[part] === '1'} @click=${() => answer('1')}>${words.iApprove}</button>
        <button class="choice" aria-pressed=${answers[part] === '0'} @click=${() => answer('0')}>${words.iDoNotApprove}</button>
        ${largeAbstain(asked)}
      </div>`
  },
  say({ question, choice }, words) {
    if (choice === 'none') return [words.none]
    return approvedIn(choice).map((digit) => question.options[Number(digit) - 1] ?? digit)
  },
  missing: (words) => words.missing.approval,
}

/** The digits that a word approves. */
function approvedIn(mark: Mark | undefined): string[] {
  return /^\d(\+\d)*$/.test(mark ?? '') ? mark!.split('+') : []
}

/** Yes and no by option, as far as they were given; a word that is whole answers for all. */
function answersIn(mark: Mark | undefined, options: number): string[] {
  const given = mark?.includes(',') ? mark.split(',') : []
  const approved = approvedIn(mark)
  const whole = mark === 'none' || approved.length > 0
  return Array.from({ length: options }, (_, at) =>
    whole ? (approved.includes(String(at + 1)) ? '1' : '0') : (given[at] ?? ''),
  )
}

function wordOf(answers: readonly string[]): Mark {
  // One that was jumped over is asked for again.
  if (answers.includes('')) return answers.join()
  const approved = answers.flatMap((answer, at) => (answer === '1' ? [String(at + 1)] : []))
  return approved.join('+') || 'none'
}
