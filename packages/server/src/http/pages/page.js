/*
 * What the server's own pages need beside the elements: to lead to the sign-in and back, and to tell a frame's host how tall it
 * is. Served as it stands.
 */
const { zone } = document.body.dataset

/** Only a path of our own: never a way to another site. */
const ownPath = (path) => {
  try {
    const url = new URL(path, location.href)
    return url.origin === location.origin ? url.pathname + url.search + url.hash : null
  } catch {
    return null
  }
}

addEventListener('yishi-sign-in-needed', (event) => {
  if (event.defaultPrevented || document.querySelector('yishi-sign-in')) return
  const next = location.pathname + location.search + location.hash
  location.assign(`/c/${zone}/sign-in?next=${encodeURIComponent(next)}`)
})

addEventListener('yishi-signed-in', () => {
  const next = new URLSearchParams(location.search).get('next')
  const path = next && ownPath(next)
  if (path) location.assign(path)
})

/** The page's own words grow with its elements. */
const grow = (on) => document.documentElement.toggleAttribute('data-elder', on)
try {
  grow(localStorage.getItem('yishi-elder') === 'on')
} catch {
  // A browser that lets us remember nothing.
}
addEventListener('yishi-elder', ({ on }) => grow(on))

if (window.parent !== window) {
  const tell = () =>
    window.parent.postMessage({ type: 'yishi-height', height: document.documentElement.scrollHeight }, '*')
  new ResizeObserver(tell).observe(document.body)
  tell()
}
