import iconv from 'iconv-lite'

/**
 * The text of a file as Chinese offices write them: UTF-8 with or without a byte order mark, or GB18030. Undefined
 * where it is neither, or holds NUL bytes (a spreadsheet, UTF-16).
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return hasUtf8Mark(bytes) ? undefined : decodeGb18030(bytes)
  }
}

function hasUtf8Mark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

/** iconv puts U+FFFD where it cannot decode; one that stood in the file already tells of the same damage. */
function decodeGb18030(bytes: Uint8Array): string | undefined {
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'gb18030')
  return text.includes('\ufffd') ? undefined : text
}
