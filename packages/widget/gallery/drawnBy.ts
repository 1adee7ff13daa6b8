import { spawnSync } from 'node:child_process'

/** Faces that the elements may end up with where a site names none. */
const faces = ['sans-serif:lang=zh-cn', 'serif:lang=zh-cn', 'system-ui', 'monospace']

/** What a picture is drawn by, beside the elements: the faces of this machine with their versions, and the browser's. */
export function drawnBy(browser: string): string {
  const lines = faces.map(
    (face) => `${face}: ${ask('fc-match', ['-f', '%{family[0]} %{fontversion}', face])}`,
  )
  const [, noto = 'none'] = /^Version: (.*)$/m.exec(ask('dpkg-query', ['-s', 'fonts-noto-cjk'])) ?? []
  return [`fonts-noto-cjk: ${noto}`, ...lines, `browser: ${browser.split('.')[0]}`].join('\n')
}

function ask(command: string, args: string[]): string {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : 'none'
}
