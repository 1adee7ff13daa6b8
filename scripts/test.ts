import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWidget } from './buildWidget.ts'
import { fetchChromium } from './chromium.ts'

/**
 * `pnpm test`: style, types, the built widget, and every test in Node and in the browser, on both databases. The last line is
 * `N passed, N failed`. With `--long` the tests do their full numbers.
 */
const root = new URL('..', import.meta.url).pathname
const bin = (name: string) => join(root, 'node_modules/.bin', name)
const env: NodeJS.ProcessEnv = { ...process.env, CHROMIUM: fetchChromium() }
if (process.argv.includes('--long')) env.YISHI_LONG = '1'

let passed = 0
let failed = 0

function step(title: string, command: string, args: string[]): boolean {
  console.log(`\n— ${title}`)
  const { status } = spawnSync(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
  return status === 0
}

function check(title: string, command: string, args: string[]): void {
  if (step(title, command, args)) passed++
  else failed++
}

check('style', bin('biome'), ['check', '--error-on-warnings', '.'])
check('types', bin('tsc'), ['--noEmit'])
console.log('\n— the widget builds')
if (buildWidget()) passed++
else failed++

const folder = mkdtempSync(join(tmpdir(), 'yishi-test-'))
const report = join(folder, 'report.json')
step('tests', bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
// The report counts, not the exit code: a library's exit hook may change that. A file that cannot be loaded, or an error outside of
// any test, has no failed test of its own, but it has failed.
try {
  const { success, numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
  passed += numPassedTests
  failed += success ? numFailedTests : Math.max(1, numFailedTests)
} catch {
  failed++
}
rmSync(folder, { recursive: true, force: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
