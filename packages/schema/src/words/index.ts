export * from './process.ts'
export * from './refusal.ts'
export * from './role.ts'
export * from './stage.ts'
