import type { TemplateResult } from 'lit'
import { field } from '../../parts/field.ts'
import type { SignInWords } from '../sign-in.ts'
import type { Entrance } from './entrance.ts'

/** The code of a letter, in groups. */
export function codeField(at: Entrance, words: SignInWords): TemplateResult {
  return field({
    id: 'code',
    label: words.code,
    hint: words.codeHint,
    value: at.value('code'),
    error: at.error('code'),
    most: 40,
    autocomplete: 'one-time-code',
    input: at.keep('code'),
  })
}

/** Six digits, not shown, on a keyboard of digits. */
export function pinField(
  at: Entrance,
  id: 'pin' | 'pinAgain',
  { label, hint, fresh }: { label: string; hint?: string; fresh?: boolean },
): TemplateResult {
  return field({
    id,
    label,
    ...(hint ? { hint } : {}),
    value: at.value(id),
    error: at.error(id),
    type: 'password',
    inputmode: 'numeric',
    most: 6,
    autocomplete: fresh ? 'new-password' : 'current-password',
    input: at.keep(id),
  })
}

/** A field of plain text that may be kept over a reload. */
export function plainField(
  at: Entrance,
  id: string,
  { label, hint, autocomplete }: { label: string; hint?: string; autocomplete?: AutoFill },
): TemplateResult {
  return field({
    id,
    label,
    ...(hint ? { hint } : {}),
    ...(autocomplete ? { autocomplete } : {}),
    value: at.value(id),
    error: at.error(id),
    most: 40,
    input: at.keep(id),
  })
}

/** The password of staff. */
export function passwordField(at: Entrance, words: SignInWords): TemplateResult {
  return field({
    id: 'password',
    label: words.password,
    value: at.value('password'),
    error: at.error('password'),
    type: 'password',
    most: 200,
    autocomplete: 'current-password',
    input: at.keep('password'),
  })
}
