/** The first 32 bits of the fractions of the cube roots of the first 64 primes (FIPS 180-4, section 4.2.2). */
const K = /* @__PURE__ */ (() => Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime))))()

/** The same of the square roots of the first eight: where every hash begins (FIPS 180-4, section 5.3.3). */
const START = /* @__PURE__ */ (() => Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime))))()

/** The message, its padding behind it; used again by every call, since nothing here waits. */
let bytes = /* @__PURE__ */ new Uint8Array(0x10000)
let view = /* @__PURE__ */ new DataView(bytes.buffer)
const state = /* @__PURE__ */ new Int32Array(8)
const words = /* @__PURE__ */ new Int32Array(64)
const hash = /* @__PURE__ */ new Uint8Array(32)
const hashView = /* @__PURE__ */ new DataView(hash.buffer)

/**
 * SHA-256 (FIPS 180-4) of some byte strings behind each other. A log is made of millions of short messages, on which a general library
 * spends many times what this does: a browser could not verify a million leaves with one, and Web Crypto takes a turn of the event loop for each.
 */
export function sha256Of(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0
  for (const part of parts) length += part.length
  const end = Math.ceil((length + 9) / 64) * 64
  if (end > bytes.length) {
    bytes = new Uint8Array(end)
    view = new DataView(bytes.buffer)
  }
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  bytes.fill(0, length, end)
  bytes[length] = 0x80
  view.setUint32(end - 8, Math.floor(length / 2 ** 29))
  view.setUint32(end - 4, length * 8)
  state.set(START)
  for (let block = 0; block < end; block += 64) compress(block)
  for (let i = 0; i < 8; i++) hashView.setInt32(i * 4, state[i]!)
  return hash.slice()
}

/**
 * One block of 64 bytes (FIPS 180-4, section 6.2.2). Four rounds are written out, in which the letters change places instead of the values, and
 * halves trade places after that: it takes a third less time, where the functions of section 4.1.2 by their names would take twice as much.
 */
function compress(at: number): void {
  for (let i = 0; i < 16; i++) words[i] = view.getInt32(at + i * 4)
  for (let i = 16; i < 64; i++) {
    const x = words[i - 15]!
    const y = words[i - 2]!
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    words[i] = (words[i - 16]! + s0 + words[i - 7]! + s1) | 0
  }
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  let e = state[4]!
  let f = state[5]!
  let g = state[6]!
  let h = state[7]!
  let t = 0
  for (let i = 0; i < 64; i += 4) {
    t =
      (h +
        (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))) +
        (g ^ (e & (f ^ g))) +
        K[i]! +
        words[i]!) |
      0
    d = (d + t) | 0
    h =
      (t +
        (((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))) +
        ((a & b) | (c & (a | b)))) |
      0
    t =
      (g +
        (((d >>> 6) | (d << 26)) ^ ((d >>> 11) | (d << 21)) ^ ((d >>> 25) | (d << 7))) +
        (f ^ (d & (e ^ f))) +
        K[i + 1]! +
        words[i + 1]!) |
      0
    c = (c + t) | 0
    g =
      (t +
        (((h >>> 2) | (h << 30)) ^ ((h >>> 13) | (h << 19)) ^ ((h >>> 22) | (h << 10))) +
        ((h & a) | (b & (h | a)))) |
      0
    t =
      (f +
        (((c >>> 6) | (c << 26)) ^ ((c >>> 11) | (c << 21)) ^ ((c >>> 25) | (c << 7))) +
        (e ^ (c & (d ^ e))) +
        K[i + 2]! +
        words[i + 2]!) |
      0
    b = (b + t) | 0
    f =
      (t +
        (((g >>> 2) | (g << 30)) ^ ((g >>> 13) | (g << 19)) ^ ((g >>> 22) | (g << 10))) +
        ((g & h) | (a & (g | h)))) |
      0
    t =
      (e +
        (((b >>> 6) | (b << 26)) ^ ((b >>> 11) | (b << 21)) ^ ((b >>> 25) | (b << 7))) +
        (d ^ (b & (c ^ d))) +
        K[i + 3]! +
        words[i + 3]!) |
      0
    a = (a + t) | 0
    e =
      (t +
        (((f >>> 2) | (f << 30)) ^ ((f >>> 13) | (f << 19)) ^ ((f >>> 22) | (f << 10))) +
        ((f & g) | (h & (f | g)))) |
      0
    t = a
    a = e
    e = t
    t = b
    b = f
    f = t
    t = c
    c = g
    g = t
    t = d
    d = h
    h = t
  }
  state[0]! += a
  state[1]! += b
  state[2]! += c
  state[3]! += d
  state[4]! += e
  state[5]! += f
  state[6]! += g
  state[7]! += h
}

function primes(many: number): number[] {
  const found: number[] = []
  for (let n = 2; found.length < many; n++) if (found.every((prime) => n % prime !== 0)) found.push(n)
  return found
}

/** The first 32 bits behind the point; a double holds them all, for every root is below 20. */
function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32) | 0
}
