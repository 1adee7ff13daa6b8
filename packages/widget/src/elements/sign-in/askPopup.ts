/** What comes back from the popup: its one-use code, and what only this page knows to redeem it with. */
export interface PopupCode {
  code: string
  verifier: string
}

/** Who asks: the server, the zone, the language of the page. */
export interface PopupAsk {
  office: string
  zone: string
  lang: string
}

/**
 * Whether a popup can work here: WeChat's webview opens none, and the challenge needs a page that the browser takes for safe.
 */
export function canPopUp(): boolean {
  return Boolean(globalThis.crypto?.subtle) && !/MicroMessenger/i.test(navigator.userAgent)
}

/**
 * Open the platform's own sign-in in a window of its own and wait for its code; null where the window was closed or never opened.
 * Nothing in the window's address is secret: the code comes by a message to this origin alone and is worth nothing without the verifier.
 */
export async function askPopup({ office, zone, lang }: PopupAsk): Promise<PopupCode | null> {
  // At once, while it is still the reader's own click; its address follows.
  const popup = window.open('', '_blank', 'popup,width=480,height=720')
  if (!popup) return null
  const verifier = random()
  const state = random()
  const challenge = base64url(
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))),
  )
  const query = new URLSearchParams({ origin: location.origin, state, challenge, lang })
  popup.location.href = `${office}/c/${zone}/popup?${query}`
  const code = await waitFor(popup, { from: new URL(office, location.href).origin, state })
  return code === null ? null : { code, verifier }
}

function waitFor(popup: Window, { from, state }: { from: string; state: string }): Promise<string | null> {
  return new Promise((resolve) => {
    const end = (code: string | null) => {
      removeEventListener('message', hear)
      clearInterval(watch)
      resolve(code)
    }
    const hear = ({ origin, source, data }: MessageEvent) => {
      if (origin !== from || source !== popup) return
      if (data?.source === 'yishi' && data.state === state && typeof data.code === 'string') end(data.code)
    }
    addEventListener('message', hear)
    const watch = setInterval(() => popup.closed && end(null), 500)
  })
}

const random = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)))

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '')
}
