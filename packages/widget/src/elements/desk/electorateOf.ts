/** Who votes under a process, by its key: owners where it is theirs, members of a collective, else households. */
export function electorateOf(process: string): 'households' | 'owners' | 'members' {
  if (process.startsWith('owners')) return 'owners'
  return process.startsWith('collective') ? 'members' : 'households'
}
