/**
 * A zip of these files as they are; with `packed`, the last one holds these deflated bytes and says that it is empty, as a bomb
 * would.
 */
export function zipOf(files: Record<string, Buffer>, { packed }: { packed?: Buffer } = {}): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  const names = Object.keys(files)
  for (const name of names) {
    const bomb = packed && name === names.at(-1) ? packed : undefined
    const bytes = bomb ?? files[name]!
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(bomb ? 8 : 0, 8)
    local.writeUInt32LE(bytes.length, 18)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(bomb ? 8 : 0, 10)
    entry.writeUInt32LE(bytes.length, 20)
    entry.writeUInt32LE(files[name]!.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    parts.push(local, Buffer.from(name), bytes)
    directory.push(entry, Buffer.from(name))
    at += 30 + name.length + bytes.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(names.length, 10)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, ...directory, end])
}
