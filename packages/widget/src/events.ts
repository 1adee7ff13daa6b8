import type { YishiChangedEvent } from './events/changed.ts'
import type { YishiElderEvent } from './events/elder.ts'
import type { YishiOpenEvent } from './events/open.ts'
import type { YishiRefusedEvent } from './events/refused.ts'
import type { YishiSignedInEvent } from './events/signedIn.ts'
import type { YishiSignInNeededEvent } from './events/signInNeeded.ts'

// One file each, so that an element carries those alone that it speaks of.
export * from './events/changed.ts'
export * from './events/elder.ts'
export * from './events/open.ts'
export * from './events/refused.ts'
export * from './events/signedIn.ts'
export * from './events/signInNeeded.ts'

declare global {
  interface HTMLElementEventMap {
    'yishi-open': YishiOpenEvent
    'yishi-changed': YishiChangedEvent
    'yishi-sign-in-needed': YishiSignInNeededEvent
    'yishi-signed-in': YishiSignedInEvent
    'yishi-refused': YishiRefusedEvent
  }
  interface WindowEventMap {
    'yishi-elder': YishiElderEvent
  }
}
