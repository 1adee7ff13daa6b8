import type { Answer } from '@yishi/schema/words'

/** What goes to the server: one picture or paper with the words for those who do not see it. */
export interface Upload {
  /** Origin of the server, without a slash at its end. */
  server: string
  token: string
  zone: string
  file: Blob
  name: string
  alt: string
  visibility: 'public' | 'staff'
}

/** What the server answers for it. */
export interface Uploaded {
  attachment: string
  mime: string
  width: number | null
  height: number | null
}

/**
 * Send a file with the bearer token, telling how far it has come (0 to 1). Rejects where the network fails or the
 * server answers nothing that can be read. XMLHttpRequest because fetch tells nothing about sending.
 */
export function upload(what: Upload, sent: (share: number) => void): Promise<Answer<Uploaded>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${what.server}/upload`)
    request.setRequestHeader('Authorization', `Bearer ${what.token}`)
    request.upload.onprogress = ({ loaded, total }) => sent(total ? loaded / total : 0)
    request.onerror = request.ontimeout = () => reject(new Error('network'))
    request.onload = () => {
      const answer = readAnswer(request.responseText)
      if (answer) resolve(answer)
      else reject(new Error(`status ${request.status}`))
    }
    request.timeout = 120_000
    request.send(form(what))
  })
}

/** The fields before the file: a server that reads the parts in their order knows what comes. */
function form({ zone, alt, visibility, file, name }: Upload): FormData {
  const data = new FormData()
  data.set('zone', zone)
  data.set('alt', alt)
  data.set('visibility', visibility)
  data.set('file', file, name)
  return data
}

function readAnswer(text: string): Answer<Uploaded> | undefined {
  try {
    const answer = JSON.parse(text) as Answer<Uploaded>
    return typeof answer?.ok === 'boolean' ? answer : undefined
  } catch {
    return undefined
  }
}
