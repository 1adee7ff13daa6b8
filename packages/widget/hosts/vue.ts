/*
 * The elements on a page made with Vue 3. Tags that begin with `yishi-` are the browser's; in templates the compiler is told so by
 * `isCustomElement: (tag) => tag.startsWith('yishi-')`.
 */
import { createApp, h, ref } from 'vue'

const root = document.querySelector<HTMLElement>('#app')!
const { server, zone } = root.dataset

createApp({
  setup() {
    const english = ref(false)
    const opened = ref('')
    const openHere = (event: Event & { id: string }) => {
      event.preventDefault()
      opened.value = event.id
    }
    return () => [
      h(
        'button',
        { type: 'button', onClick: () => (english.value = !english.value) },
        english.value ? '中文' : 'English',
      ),
      h(
        'yishi-notice-board',
        { server, zone, lang: english.value ? 'en' : 'zh', 'onYishi-open': openHere },
        h('p', '请看门口的公示栏。'),
      ),
      h('output', opened.value),
    ]
  },
}).mount(root)
