import { Command, CommanderError } from 'commander'
import { formatJson } from './commands/formatJson.ts'
import { InputFault, type Reply, rejected } from './commands/reply.ts'

/** Each command is loaded when it runs: `decide` never waits for a database driver. */
const yishi = new Command('yishi').exitOverride().configureOutput({ writeErr: () => {} })
yishi.description('The rules of Yishi at the command line: JSON in by file or standard input, JSON out.')

yishi
  .command('decide [file]')
  .description('what a counted vote comes to under a rule')
  .action(async (file) => print(await (await import('./commands/decide.ts')).decideCommand(file)))

yishi
  .command('count [file]')
  .description('what ballots come to by a voting method')
  .action(async (file) => print(await (await import('./commands/count.ts')).countCommand(file)))

yishi
  .command('due [file]')
  .description('when a term of days or working days ends')
  .action(async (file) => print(await (await import('./commands/due.ts')).dueCommand(file)))

yishi
  .command('roll')
  .description('owner rolls')
  .command('check <file>')
  .description('the totals of an owner roll, or all that is wrong with it')
  .option('--parking <mode>', 'excluded, area or areaAndHeads', 'excluded')
  .action(async (file, options) =>
    print(await (await import('./commands/rollCheck.ts')).rollCheckCommand(file, options)),
  )

yishi
  .command('verify <source>')
  .description('whether the log at an address or in an exported folder holds together')
  .option('--key <vkey>', 'the log’s key, learned somewhere else')
  .option('--seen <files...>', 'checkpoints that the log signed earlier')
  .option('--save <folder>', 'keep what was read')
  .action(async (source, flags) =>
    print(await (await import('./commands/verify.ts')).verifyCommand(source, flags)),
  )

yishi
  .command('fsck')
  .description('whether log, rows, rolls and results in the database fit together')
  .action(async () => print(await (await import('./commands/fsck.ts')).fsckCommand(process.env)))

/** The exit code is set, not taken at once: what is written to a pipe has to arrive. */
function print(reply: Reply): void {
  process.exitCode = reply.exit
  process.stdout.write(`${formatJson(reply.body)}\n`)
}

/** Commander says no more than `(outputHelp)` where a command is lacking. */
function usageMessage(error: CommanderError): string {
  return error.code === 'commander.help' ? 'which command? yishi --help lists them' : error.message
}

try {
  await yishi.parseAsync()
} catch (error) {
  if (error instanceof InputFault) print(rejected(error))
  else if (!(error instanceof CommanderError)) throw error
  else if (error.exitCode !== 0) print(rejected(new InputFault('usage', '', usageMessage(error))))
}
