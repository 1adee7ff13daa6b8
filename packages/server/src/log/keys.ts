import { createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatVkey, fromBase64, type Signer, toBase64, vkeyOf } from '@yishi/schema/log'

/**
 * The keys by which the tenants' logs are signed. They lie in files, never in the database: who holds the database alone
 * cannot sign another history. All instances of one installation need the same folder.
 */
export interface LogKeys {
  /** The signer of a tenant's log; null where there is no key here. Throws {@link KeyFault} for a key of another log. */
  signerOf(tenant: string, origin: string): Signer | null
  /** The same, made first where there is none. For a log that has signed nothing yet. */
  makeSigner(tenant: string, origin: string): Signer
}

/** A key file that cannot be used: malformed, or made for a log of another origin. */
export class KeyFault extends Error {
  override name = 'KeyFault'
}

/** The keys in a data folder: `keys/<tenant>`, readable by their owner alone. */
export function openKeys(folder: string): LogKeys {
  const signers = new Map<string, Signer>()
  const pathOf = (tenant: string): string => {
    if (!/^[a-z0-9-]+$/.test(tenant)) throw new KeyFault(`no key is kept for ${tenant}`)
    return join(folder, 'keys', tenant)
  }
  const signerOf = (tenant: string, origin: string): Signer | null => {
    const known = signers.get(tenant)
    const signer = known ?? read(pathOf(tenant))
    if (!signer) return null
    if (signer.vkey.name !== origin)
      throw new KeyFault(`the key of ${tenant} is that of ${signer.vkey.name}, not ${origin}`)
    signers.set(tenant, signer)
    return signer
  }
  const makeSigner = (tenant: string, origin: string): Signer => {
    const found = signerOf(tenant, origin)
    if (found) return found
    mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 })
    writeOnce(pathOf(tenant), formatSecret(origin, randomBytes(32)))
    return signerOf(tenant, origin)!
  }
  return { signerOf, makeSigner }
}

/** Somebody else may have made the key in the meantime; then theirs is the key. */
function writeOnce(path: string, line: string): void {
  try {
    writeFileSync(path, line, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

function read(path: string): Signer | null {
  let line: string
  try {
    line = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const signer = parseSecret(line)
  if (!signer) throw new KeyFault(`${path} is not a signing key`)
  return signer
}

const PREFIX = 'PRIVATE+KEY+'

/** The line in which tools for signed notes keep a secret: like the public line, with the seed in the key's place. */
function formatSecret(origin: string, seed: Uint8Array): string {
  const [name, id] = formatVkey(vkeyOf(origin, publicBytes(privateKey(seed)))).split('+')
  return `${PREFIX}${name}+${id}+${toBase64(Uint8Array.of(1, ...seed))}\n`
}

function parseSecret(line: string): Signer | null {
  const [name, id, ...rest] = line.trimEnd().slice(PREFIX.length).split('+')
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
