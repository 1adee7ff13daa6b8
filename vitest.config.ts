import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

const inBrowser = 'packages/widget/tests/**/*.test.ts'

const common: TestProjectInlineConfiguration['test'] = {
  // These machines are small and noisy; a test that hangs is found all the same.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // What a page shows comes when it comes; a test that waits for it says what it saw last.
  expect: { poll: { timeout: 10_000 } },
  pool: 'forks',
  // Files share a worker: the embedded database's program is compiled once for each, not once a file.
  isolate: false,
}

/** Every test of the repository runs in Node; those that need a browser drive Debian's Chromium themselves. */
export const config = defineConfig({
  test: {
    // One file drives a browser or waits for a database while the other computes.
    maxWorkers: 2,
    globalSetup: ['scripts/globalSetup.ts'],
    projects: [
      {
        test: {
          ...common,
          name: 'elements',
          include: [inBrowser],
          // A browser on a busy machine may lose a race that no reader would notice; what fails twice is a fault.
          retry: 1,
        },
      },
      {
        test: {
          ...common,
          name: 'code',
          include: [
            'packages/*/src/**/*.test.ts',
            'packages/*/tests/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tests/**/*.test.ts',
            'demo/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', inBrowser],
        },
      },
    ],
  },
})

export { config as default }
