import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'

/** How often a picture is looked at, and how long the same code is not told again, in milliseconds. */
const every = 200
const again = 4000

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>
}
type DetectorClass = new (options: { formats: string[] }) => Detector

/** What the words of its host have to say. */
interface Words {
  cameraOn: string
  cameraOff: string
  cameraNone: string
}

/** Reads codes by the camera, where the browser knows how; each with the picture in which it was seen. Nothing leaves the device but that. */
export class CameraScan implements ReactiveController {
  private readonly host: ReactiveControllerHost & { renderRoot: ParentNode }
  private readonly seen: (code: string, picture: Blob | null) => void
  private stream: MediaStream | undefined
  private timer: ReturnType<typeof setInterval> | undefined
  private lost = false
  private last = { code: '', at: 0 }

  constructor(
    host: ReactiveControllerHost & { renderRoot: ParentNode },
    seen: (code: string, picture: Blob | null) => void,
  ) {
    this.host = host
    this.seen = seen
    host.addController(this)
  }

  hostDisconnected(): void {
    this.stop()
  }

  hostUpdated(): void {
    const video = this.host.renderRoot.querySelector<HTMLVideoElement>('video.scanner')
    if (video && this.stream && video.srcObject !== this.stream) video.srcObject = this.stream
  }

  draw(words: Words): TemplateResult | typeof nothing {
    if (!detectorClass()) return nothing
    return html`<div class="row">
        <button type="button" aria-pressed=${this.stream ? 'true' : 'false'} @click=${this.stream ? this.stop : this.start}>
          ${this.stream ? words.cameraOff : words.cameraOn}
        </button>
      </div>
      ${this.stream ? html`<video class="scanner sheet-photo" muted autoplay playsinline aria-hidden="true"></video>` : nothing}
      ${this.lost ? html`<p class="refusal" role="alert">${words.cameraNone}</p>` : nothing}`
  }

  private start = async (): Promise<void> => {
    const Detector = detectorClass()
    if (!Detector) return
    const video = { facingMode: 'environment', width: { ideal: 1920 } }
    this.stream = await navigator.mediaDevices?.getUserMedia({ video }).catch(() => undefined)
    this.lost = !this.stream
    this.host.requestUpdate()
    if (!this.stream) return
    const detector = new Detector({ formats: ['qr_code'] })
    this.timer = setInterval(() => this.look(detector), every)
  }

  private stop = (): void => {
    clearInterval(this.timer)
    for (const track of this.stream?.getTracks() ?? []) track.stop()
    this.stream = undefined
    this.host.requestUpdate()
  }

  private async look(detector: Detector): Promise<void> {
    const video = this.host.renderRoot.querySelector<HTMLVideoElement>('video.scanner')
    if (!video?.videoWidth) return
    const [found] = await detector.detect(video).catch(() => [])
    const now = performance.now()
    if (!found || (found.rawValue === this.last.code && now - this.last.at < again)) return
    this.last = { code: found.rawValue, at: now }
    this.seen(found.rawValue, await still(video))
  }
}

function detectorClass(): DetectorClass | undefined {
  return (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector
}

/** The picture as it stands. */
function still(video: HTMLVideoElement): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
}
