/** The first 32 bits of the fractions of the cube roots of the first 64 primes (FIPS 180-4, section 4.2.2). */
const K = /* @__PURE__ */ (() => Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime))))()

/** The same of the square roots of the first eight: where every hash begins (FIPS 180-4, section 5.3.3). */
const START = /* @__PURE__ */ (() => Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime))))()

/** The message, its padding behind it; used again by every call, since nothing here waits. */
let bytes = /* @__PURE__ */ new Uint8Array(0x10000)
let view = /* @__PURE__ */ new DataView(bytes.buffer)
const state = /* @__PURE__ */ new Int32Array(8)
const words = /* @__PURE__ */ new Int32Array(64)

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
  const hash = new Uint8Array(32)
  const out = new DataView(hash.buffer)
  for (let i = 0; i < 8; i++) out.setInt32(i * 4, state[i]!)
  return hash
}

/** One block of 64 bytes (FIPS 180-4, section 6.2.2), rotations written out. */
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
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (h + s1 + (g ^ (e & (f ^ g))) + K[i]! + words[i]!) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (s0 + ((a & b) | (c & (a | b)))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  state[0] = (state[0]! + a) | 0
  state[1] = (state[1]! + b) | 0
  state[2] = (state[2]! + c) | 0
  state[3] = (state[3]! + d) | 0
  state[4] = (state[4]! + e) | 0
  state[5] = (state[5]! + f) | 0
  state[6] = (state[6]! + g) | 0
  state[7] = (state[7]! + h) | 0
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
