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
    // These machines are small and noisy; a test that hangs is found all the same.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What a page shows comes when it comes; a test that waits for it says what it saw last.
    expect: { poll: { timeout: 10_000 } },
    pool: 'forks',
    // One file drives a browser or waits for a database while the other computes.
    maxWorkers: 2,
    // Files share a worker: the embedded database's program is compiled once for each, not once a file.
    isolate: false,
    globalSetup: ['scripts/globalSetup.ts'],
  },
})

export { config as default }
