import { Contradicted, checkBundle, type ServedBundle, takesPolls } from '@yishi/schema/log'
import { writeTaken } from './takenText.ts'

/** Checks the bundles that it is sent, one after the other, and sends back what it found or what contradicts. */
addEventListener('message', ({ data }: MessageEvent<ServedBundle>) => {
  try {
    const { taken, ...found } = checkBundle(data, [{ takes: takesPolls }])
    // As one text each: thousands of small objects take many times as long on their way.
    post({ found, taken: taken.map(writeTaken) }, [found.hashes.buffer as ArrayBuffer])
  } catch (error) {
    if (!(error instanceof Contradicted)) throw error
    post({ contradiction: error.contradiction }, [])
  }
})

const post = postMessage as (answer: object, transfer: ArrayBuffer[]) => void
