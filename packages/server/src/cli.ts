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
  .option('--seen <files...>', 'checkpoints that the logs signed earlier')
  .action(async (flags) => print(await (await import('./commands/fsck.ts')).fsckCommand(process.env, flags)))

yishi
  .command('rotate-key <tenant>')
  .description('a new key for the log of a community, beside those that it has had')
  .action(async (tenant) =>
    print(await (await import('./commands/rotateKey.ts')).rotateKeyCommand(tenant, process.env)),
  )

yishi
  .command('setup')
  .description(
    'found a community: first administrator, zones, allowed origins, host keys; what no flag says is asked',
  )
  .option('--zone <address>', 'address of the community, for good')
  .option('--name <name>')
  .option('--level <level>', 'street, community, estate')
  .option('--time-zone <name>')
  .option('--issuer <name>', 'who issues its notices')
  .option('--telephone <number>')
  .option('--place <place>', 'where its service station is')
  .option('--hours <hours>')
  .option('--admin-name <name>')
  .option('--admin-login <name>')
  .option('--admin-password <password>', 'better in YISHI_ADMIN_PASSWORD')
  .option('--below <address:level:name...>', 'zones below, the upper ones first')
  .option('--origin <origin...>', 'sites that may sign people in')
  .option('--host-key <origin=file...>', 'public keys of sites that vouch')
  .action(async (flags) => {
    const { openTerminal, setupCommand } = await import('./commands/setup.ts')
    print(await setupCommand(flags, process.env, openTerminal()))
  })

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
