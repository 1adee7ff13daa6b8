const mega = 1024 * 1024

/** How large a file may be that the server takes, in bytes: an owner roll, a sheet of households, a picture or paper. */
export const mostBytes = { roll: 32 * mega, sheet: 5 * mega, paper: 20 * mega } as const

/** The same in whole megabytes, for a sentence. */
export const inMega = (bytes: number): number => Math.floor(bytes / mega)
