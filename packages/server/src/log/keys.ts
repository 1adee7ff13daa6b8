import { createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { formatVkey, fromBase64, MOST_KEYS, type Signer, toBase64, vkeyOf } from '@yishi/schema/log'

/** The signer of a log, by its newest key, and the keys before that one, newest first: they go on signing beside it. */
export interface LogSigner extends Signer {
  readonly before: readonly Signer[]
}

/**
 * The keys by which the tenants' logs are signed. They lie in files, never in the database: who holds the database alone
 * cannot sign another history. All instances of one installation need the same folder.
 */
export interface LogKeys {
  /** The signer of a tenant's log; null where there is no key here. Throws {@link KeyFault} for a key of another log. */
  signerOf(tenant: string, origin: string): LogSigner | null
  /** The same, made first where there is none. For a log that has signed nothing yet. */
  makeSigner(tenant: string, origin: string): LogSigner
  /** Put a new key before those that a log has. Null where it has none; throws {@link KeyFault} where it has had too many. */
  rotate(tenant: string): LogSigner | null
}

/** A key file that cannot be used: malformed, or made for a log of another origin. */
export class KeyFault extends Error {
  override name = 'KeyFault'
}

/** The keys in a data folder: `keys/<tenant>`, readable by their owner alone, a line for each key, the newest first. */
export function openKeys(folder: string): LogKeys {
  const known = new Map<string, { signer: LogSigner; stamp: string }>()
  const pathOf = (tenant: string): string => {
    if (!/^[a-z0-9-]+$/.test(tenant)) throw new KeyFault(`no key is kept for ${tenant}`)
    return join(folder, 'keys', tenant)
  }
  // The file is looked at each time: another process may have put a new key into it.
  const find = (tenant: string): LogSigner | null => {
    const path = pathOf(tenant)
    const stamp = stampOf(path)
    const before = known.get(tenant)
    if (before && (stamp === null || stamp === before.stamp)) return before.signer
    const signer = stamp === null ? null : read(path)
    if (signer && stamp !== null) known.set(tenant, { signer, stamp })
    return signer
  }
  const signerOf = (tenant: string, origin: string): LogSigner | null => {
    const signer = find(tenant)
    if (signer && signer.vkey.name !== origin)
      throw new KeyFault(`the key of ${tenant} is that of ${signer.vkey.name}, not ${origin}`)
    return signer
  }
  const makeSigner = (tenant: string, origin: string): LogSigner => {
    const found = signerOf(tenant, origin)
    if (found) return found
    mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 })
    writeOnce(pathOf(tenant), formatSecret(origin, randomBytes(32)))
    return signerOf(tenant, origin)!
  }
  const rotate = (tenant: string): LogSigner | null => {
    const path = pathOf(tenant)
    const signer = find(tenant)
    if (!signer) return null
    if (signer.before.length + 2 > MOST_KEYS)
      throw new KeyFault(`the log of ${tenant} has had ${MOST_KEYS} keys`)
    replace(path, formatSecret(signer.vkey.name, randomBytes(32)) + readFileSync(path, 'utf8'))
    return find(tenant)
  }
  return { signerOf, makeSigner, rotate }
}

/** What tells one content of a file from the next; null where it is not there. */
function stampOf(path: string): string | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stat ? `${stat.ino} ${stat.mtimeNs} ${stat.size}` : null
}

/** On the disk in full before it takes the other's place: whoever is cut off in between has the keys that they had. */
function replace(path: string, text: string): void {
  const next = `${path}.new`
  // Another who is at it just now has this file; one who died has left it.
  const left = statSync(next, { throwIfNoEntry: false })
  if (left && Date.now() - left.mtimeMs > ABANDONED) rmSync(next, { force: true })
  let file: number
  try {
    file = openSync(next, 'wx', 0o600)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new KeyFault(`${next} is there: somebody else is changing this key; try again in a minute`)
  }
  writeSync(file, text)
  fsyncSync(file)
  closeSync(file)
  renameSync(next, path)
}

/** Milliseconds. */
const ABANDONED = 60_000

/** Somebody else may have made the key in the meantime; then theirs is the key. */
function writeOnce(path: string, line: string): void {
  try {
    writeFileSync(path, line, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

function read(path: string): LogSigner {
  const signers = readFileSync(path, 'utf8').trimEnd().split('\n').map(parseSecret)
  const [signer, ...before] = signers.filter((one) => one !== null)
  if (
    !signer ||
    before.length + 1 < signers.length ||
    before.some(({ vkey }) => vkey.name !== signer.vkey.name)
  )
    throw new KeyFault(`${path} is not a signing key`)
  return { ...signer, before }
}

const PREFIX = 'PRIVATE+KEY+'

/** The line in which tools for signed notes keep a secret: like the public line, with the seed in the key's place. */
function formatSecret(origin: string, seed: Uint8Array): string {
  const [name, id] = formatVkey(vkeyOf(origin, publicBytes(privateKey(seed)))).split('+')
  return `${PREFIX}${name}+${id}+${toBase64(Uint8Array.of(1, ...seed))}\n`
}

function parseSecret(line: string): Signer | null {
  const [name, id, ...rest] = line.slice(PREFIX.length).split('+')
  const bytes = fromBase64(rest.join('+'))
  if (!line.startsWith(PREFIX) || !name || bytes?.length !== 33 || bytes[0] !== 1) return null
  const key = privateKey(bytes.slice(1))
  const vkey = vkeyOf(name, publicBytes(key))
  if (formatVkey(vkey).split('+')[1] !== id) return null
  return { vkey, sign: (message) => new Uint8Array(sign(null, message, key)) }
}

/** The DER head of an Ed25519 private key (RFC 8410), behind which the 32 bytes of the seed stand. */
const DER_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')

const privateKey = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([DER_HEAD, seed]), format: 'der', type: 'pkcs8' })

const publicBytes = (key: KeyObject): Uint8Array =>
  new Uint8Array(Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x!, 'base64url'))
