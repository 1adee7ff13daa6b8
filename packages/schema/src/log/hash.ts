import { sha256Of } from './sha256Of.ts'

/** Length of every hash of the log, in bytes. */
export const HASH_BYTES = 32

const LEAF = /* @__PURE__ */ Uint8Array.of(0x00)
const NODE = /* @__PURE__ */ Uint8Array.of(0x01)

/**
 * The hash of a leaf: SHA-256 over 0x00 and the entry's bytes (RFC 6962, section 2.1). The prefix keeps a leaf from
 * being passed off as an inner node.
 */
export function hashLeaf(entry: Uint8Array): Uint8Array {
  return sha256Of(LEAF, entry)
}

/** The hash of an inner node: SHA-256 over 0x01 and both children (RFC 6962, section 2.1). */
export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256Of(NODE, left, right)
}

/** The root of a tree without leaves: SHA-256 of nothing (RFC 6962, section 2.1). */
export const emptyRoot = (): Uint8Array => sha256Of()
