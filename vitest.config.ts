import { defineConfig } from 'vitest/config'

/** Every test of the repository runs in Node; those that need a browser drive Debian's Chromium themselves. */
export const config = defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'packages/*/tests/**/*.test.ts',
      'scripts/**/*.test.ts',
      'tests/**/*.test.ts',
      'demo/**/*.test.ts',
    ],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    globalSetup: ['scripts/globalSetup.ts'],
  },
})

export { config as default }
