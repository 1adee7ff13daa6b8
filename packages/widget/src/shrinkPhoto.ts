/** Longest side of a picture that goes over the network, in pixels: enough to read a house number, a tenth of the bytes. */
const LONGEST_SIDE = 1600
const QUALITY = 0.82

/** The size that fits into `longest`, keeping the proportions; never larger than it was. */
export function fitted(
  width: number,
  height: number,
  longest = LONGEST_SIDE,
): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/**
 * A photo drawn anew, small, as JPEG: whatever the camera wrote beside it (the place above all) stays behind. Where the
 * browser cannot read or draw it, the file itself: the server encodes it anew in any case.
 */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  if (!file.type.startsWith('image/')) return file
  const url = URL.createObjectURL(file)
  try {
    const image = await loaded(url)
    const { width, height } = fitted(image.naturalWidth, image.naturalHeight)
    const canvas = Object.assign(document.createElement('canvas'), { width, height })
    const pen = canvas.getContext('2d')
    if (!pen) return file
    // JPEG knows no transparency: paper under a drawing, not black.
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, width, height)
    pen.drawImage(image, 0, 0, width, height)
    return await new Promise((resolve) =>
      canvas.toBlob((blob) => resolve(blob ?? file), 'image/jpeg', QUALITY),
    )
  } catch {
    return file
  } finally {
    URL.revokeObjectURL(url)
  }
}

function loaded(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('unreadable'))
    image.src = url
  })
}
