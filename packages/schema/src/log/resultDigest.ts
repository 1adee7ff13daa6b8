import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson, type Plain } from './canonicalJson.ts'

/** What a later result of a poll names an earlier one by: SHA-256 over its canonical JSON, in hex. */
export const resultDigest = (result: Plain): string => bytesToHex(sha256(utf8ToBytes(canonicalJson(result))))
