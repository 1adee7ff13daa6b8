import { customType, text, timestamp } from 'drizzle-orm/pg-core'

/** The tenant: first in every primary, unique and foreign key. */
export const tenantId = () => text('tenant_id').notNull()

/** The log entry that wrote the row last; the writer sets it. */
export const entryId = () => text('entry_id').notNull()

/** An instant, to the millisecond. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** Bytes. Both drivers give a Uint8Array; what comes out is always a Buffer. */
export const bytes = customType<{ data: Buffer; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  toDriver: (value) => value,
  fromDriver: (value) => Buffer.from(value),
})
