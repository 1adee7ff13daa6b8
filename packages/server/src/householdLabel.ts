/** A dwelling as people say it: 5号楼2单元301. In full: for its own people and for staff alone. */
export function householdLabel(at: { building: string; unit: string; room: string }): string {
  return `${at.building}${at.unit}${at.room}`
}
