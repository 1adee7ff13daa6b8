import { type StageKind, stageKinds } from '@yishi/schema/words'
import type { AnyAct } from './act.ts'

/** One line of the table of rights: who may do an act, and in which stage of a matter. */
export interface Right {
  act: string
  who: string
  where: string
}

const always = 'at any time'

/** The printed table of rights, for lawyers and for the snapshot that shows every change of them. */
export function rightsTable(acts: Record<string, AnyAct>): string {
  const rights = Object.values(acts).map(rightOf)
  const widths = (['act', 'who', 'where'] as const).map((column) =>
    Math.max(column.length, ...rights.map((right) => right[column].length)),
  )
  const line = (right: Right) =>
    [right.act.padEnd(widths[0]!), right.who.padEnd(widths[1]!), right.where].join('  ').trimEnd()
  return [line({ act: 'act', who: 'who', where: 'where' }), ...rights.map(line)].join('\n')
}

function rightOf(act: AnyAct): Right {
  return {
    act: act.name,
    who: act.who.join(', '),
    where: `${subject(act)}${act.stage ? stagesOf(act) : always}`,
  }
}

function subject(act: AnyAct): string {
  switch (act.about) {
    case 'founding':
      return 'before a community stands, '
    case 'zone':
      return 'in a zone, '
    case 'matter':
      return 'on a matter, '
  }
}

function stagesOf(act: AnyAct): string {
  const kinds = stageKinds.filter((kind: StageKind) => act.stage?.includes(kind))
  return `in ${kinds.join(', ')}${act.when === 'open' ? ' while it is open' : ' until it is closed'}`
}
