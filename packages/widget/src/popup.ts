import { sha256 } from '@noble/hashes/sha2.js'
import { toBase64 } from '@yishi/schema/log'
import { knock, type SignedIn } from './knock.ts'

/** As long as it may take to find a letter and type its code, in milliseconds. */
const patience = 10 * 60_000

/** How often to look whether the window is still there, and how long a message of a closed one may be under way. */
const look = 500

/**
 * Have somebody signed in in a window of the server's own, where no script of this page can listen, and take a token for this
 * site. Call it within the handler of a click, before anything is awaited: browsers open windows for clicks alone. Null where there is no
 * window (blocked, closed, or within WeChat, which has one window only and would leave this page), where the server refused, or
 * where nothing came of it in ten minutes: then a link to the server's own page is left.
 */
export async function signInByPopup(server: string, zone: string): Promise<string | null> {
  if (/MicroMessenger/i.test(navigator.userAgent)) return null
  const state = random(16)
  const verifier = random(32)
  // Not by the browser's own digest: that is missing on sites without TLS, and answers too late for the click.
  const challenge = base64url(sha256(new TextEncoder().encode(verifier)))
  const lang = document.documentElement.lang.slice(0, 2)
  const query = new URLSearchParams({ origin: location.origin, state, challenge, lang })
  const address = `${server}/c/${encodeURIComponent(zone)}/popup?${query}`
  const popup = window.open(address, 'yishi-sign-in', 'popup,width=480,height=760')
  if (!popup) return null
  popup.focus()
  const code = await codeFrom(popup, { origin: new URL(server, location.href).origin, state })
  if (code === null) return null
  const redeem = knock<SignedIn>({ server, door: 'popup/redeem' }, { zone, code, verifier })
  const answer = await redeem.catch(() => null)
  return answer?.ok ? answer.value.token : null
}

/** What our own window says to us: only that window, only from the server's origin, only in answer to this call. */
function codeFrom(
  popup: Window,
  { origin, state }: { origin: string; state: string },
): Promise<string | null> {
  return new Promise((resolve) => {
    const end = (code: string | null) => {
      removeEventListener('message', hear)
      clearInterval(looking)
      clearTimeout(giveUp)
      resolve(code)
    }
    const hear = ({ origin: from, source, data }: MessageEvent) => {
      if (from !== origin || source !== popup || data?.source !== 'yishi' || data.state !== state) return
      end(typeof data.code === 'string' ? data.code : null)
    }
    let gone = false
    const looking = setInterval(() => {
      if (gone) end(null)
      gone = popup.closed
    }, look)
    const giveUp = setTimeout(() => end(null), patience)
    addEventListener('message', hear)
  })
}

function random(bytes: number): string {
  return base64url(crypto.getRandomValues(new Uint8Array(bytes)))
}

function base64url(bytes: Uint8Array): string {
  return toBase64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}
