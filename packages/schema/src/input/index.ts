export * from './proposal.ts'
export * from './setup.ts'
export * from './text.ts'
