import { type MethodKey, methodKeys, type ProposalView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import type { words as pollWords } from '../../locales/zh/deskPoll.ts'
import type { Form } from './form.ts'

/** What a question of a vote is announced with. */
export interface Announced {
  text: string
  method?: MethodKey | null
  options?: string[]
  rule?: string
}

type Asks = NonNullable<ProposalView['asks']>

const plain = 'yes-no-abstain'
const longestOption = 60
const mostOptions = 9

/** What is wrong with the options of a question, one a line. */
export function optionsFault(text: string): 'too-few' | 'too-many' | 'too-long' | 'twice' | '' {
  const options = linesOf(text)
  if (options.length < 2) return 'too-few'
  if (options.length > mostOptions) return 'too-many'
  if (options.some((option) => option.length > longestOption)) return 'too-long'
  return new Set(options).size < options.length ? 'twice' : ''
}

/** The fields of a question: its text, and where the process leaves it open how it is counted, its options and its rule. */
export function questionFields(
  form: Form,
  { at, count, asks, lang }: { at: number; count: number; asks: Asks | null; lang: string },
  words: typeof pollWords,
): TemplateResult {
  const n = at + 1
  const method = methodOf(form, at, asks)
  return html`<fieldset class="question">
    ${form.text({
      id: `q${n}`,
      label: words.question(n, count),
      hint: method ? words.questionOptionsHint : words.questionHint,
      lines: 3,
      most: 300,
    })}
    ${
      asks?.methods.length
        ? form.select(
            `method${n}`,
            words.method,
            ([plain, ...methodKeys.filter((key) => asks.methods.includes(key))] as const).map((key) => ({
              value: key,
              label: words.methods[key],
            })),
            method ? words.methodHints[method] : '',
          )
        : nothing
    }
    ${
      method
        ? form.text({
            id: `options${n}`,
            label: words.options,
            hint: words.optionsHint,
            lines: 4,
            most: (longestOption + 1) * mostOptions,
            fault(text) {
              const fault = optionsFault(text)
              return fault && words.optionsFault[fault]
            },
          })
        : nothing
    }
    ${
      asks && asks.rules.length > 1
        ? form.select(
            `rule${n}`,
            words.rule,
            asks.rules.map(({ key, basis }) => ({
              value: key,
              label: words.ruleOf(words.ruleNames[key] ?? '', (lang === 'en' && basis.en) || basis.zh),
            })),
            words.ruleHint,
          )
        : nothing
    }
  </fieldset>`
}

/** The questions as the act takes them. */
export function questionsOf(form: Form, count: number, asks: Asks | null): Announced[] {
  return Array.from({ length: count }, (_, at) => {
    const n = at + 1
    const method = methodOf(form, at, asks)
    const rule = asks?.rules.find(({ key }) => key === form.value(`rule${n}`))?.key
    return {
      text: form.value(`q${n}`),
      ...(method ? { method, options: linesOf(form.value(`options${n}`)) } : {}),
      ...(rule && rule !== asks?.rules[0]?.key ? { rule } : {}),
    }
  })
}

/** What is proposed for questions that nobody has touched: yes, no or abstain under the stage's own rule. */
export function proposedFor(count: number, asks: Asks | null): Record<string, string> {
  const each = Array.from({ length: count }, (_, at) => at + 1)
  const rule = asks?.rules[0]?.key ?? ''
  return Object.fromEntries(
    each.flatMap((n) => [
      [`method${n}`, plain],
      [`rule${n}`, rule],
    ]),
  )
}

function methodOf(form: Form, at: number, asks: Asks | null): MethodKey | undefined {
  const key = form.value(`method${at + 1}`)
  return asks?.methods.find((each) => each === key)
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
