import { tokens } from '../tokens.ts'
import { buttons } from './buttons.ts'
import { forms } from './forms.ts'
import { text } from './text.ts'
import { tones } from './tones.ts'

/** What every element but the board stands on. */
export const common = [tokens, tones, text, buttons, forms]
