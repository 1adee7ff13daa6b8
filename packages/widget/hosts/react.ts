/*
 * The elements on a page made with React 19, which sets properties and listens for events of custom elements by itself. Built by the
 * site's own bundler; the elements come by the loader's script tag, so that nothing of them is in its bundle.
 */
import { createElement as h, useState } from 'react'
import { createRoot } from 'react-dom/client'

interface BoardProps {
  server: string
  zone: string
}

function Board({ server, zone }: BoardProps) {
  const [english, setEnglish] = useState(false)
  const [opened, setOpened] = useState('')
  return h(
    'main',
    null,
    h('button', { type: 'button', onClick: () => setEnglish(!english) }, english ? '中文' : 'English'),
    h(
      'yishi-notice-board',
      {
        server,
        zone,
        lang: english ? 'en' : 'zh',
        // The site opens the notice by itself: the link is not followed.
        'onyishi-open': (event: Event & { id: string }) => {
          event.preventDefault()
          setOpened(event.id)
        },
      },
      h('p', null, '请看门口的公示栏。'),
    ),
    h('output', null, opened),
  )
}

const root = document.querySelector<HTMLElement>('#app')!
createRoot(root).render(h(Board, root.dataset as unknown as BoardProps))
