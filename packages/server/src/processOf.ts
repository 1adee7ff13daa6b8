import { processes } from '@yishi/schema/rules'
import type { TenantSettings } from '@yishi/schema/tables'
import type { Process } from '@yishi/schema/words'

/** The process of a key as this community has set it, or as it ships. */
export function processOf(settings: TenantSettings, key: string): Process | undefined {
  return [...(settings.processes ?? []), ...processes].find((process) => process.key === key)
}
