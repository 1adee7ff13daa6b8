/*
 * For the window that a site opened to have somebody signed in: once they are, the site's page gets a one-use code, and nobody else
 * does. The site, its state and its challenge were looked at by the server that drew this page. Served as it stands.
 */
const { zone, site, state, challenge } = document.body.dataset
const goOn = document.querySelector('#continue')
let busy = false

/** Say one of the sentences that wait in the page. */
function say(id) {
  for (const note of document.querySelectorAll('#alone, #refused, #done')) note.hidden = note.id !== id
}

/** A sign-in that this tab had on our own pages comes along into a window that it opens; where storage is closed there is none. */
function kept() {
  try {
    return sessionStorage.getItem(`yishi-token ${location.origin}`)
  } catch {
    return null
  }
}

async function grant(token) {
  const response = await fetch('/auth/popup/grant', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ zone, origin: site, challenge }),
  })
  const answer = await response.json()
  return answer.ok ? answer.value.code : null
}

async function handOver(token) {
  if (busy) return
  busy = true
  const code = await grant(token).catch(() => null)
  busy = false
  if (!code) return say('refused')
  if (!window.opener) return say('alone')
  window.opener.postMessage({ source: 'yishi', state, code }, site)
  say('done')
  window.close()
}

const offer = () => {
  goOn.hidden = !kept()
}

if (!window.opener) say('alone')
offer()
addEventListener('yishi-changed', offer)
addEventListener('yishi-signed-in', ({ token }) => handOver(token))
// Nobody is handed over without a word: who was signed in already says so by this button.
goOn.querySelector('button').addEventListener('click', () => handOver(kept()))
