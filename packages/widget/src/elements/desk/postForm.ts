import type { Answer } from '@yishi/schema/words'

/** A form with a file, by bearer token, to a route of the server. */
export interface FormPost {
  server: string
  /** `/rolls` */
  path: string
  token: string | null
  form: FormData
}

/**
 * Send a form, telling how much of it has gone (0 to 1). Rejects where the network fails or the server answers nothing that can be
 * read. XMLHttpRequest because fetch tells nothing about sending.
 */
export function postForm<T>(post: FormPost, sent: (share: number) => void = () => {}): Promise<Answer<T>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', post.server + post.path)
    if (post.token) request.setRequestHeader('Authorization', `Bearer ${post.token}`)
    request.upload.onprogress = ({ loaded, total }) => sent(total ? loaded / total : 0)
    request.onerror = request.ontimeout = () => reject(new Error('network'))
    request.onload = () => {
      const answer = answerIn<T>(request.responseText)
      if (answer) resolve(answer)
      else reject(new Error(`status ${request.status}`))
    }
    request.timeout = 300_000
    request.send(post.form)
  })
}

/** The answer that stands in a text; undefined where none does. */
export function answerIn<T>(text: string): Answer<T> | undefined {
  try {
    const answer = JSON.parse(text) as Answer<T>
    return typeof answer?.ok === 'boolean' ? answer : undefined
  } catch {
    return undefined
  }
}
