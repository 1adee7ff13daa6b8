import { formatVkey } from '@yishi/schema/log'
import { readConfig } from '../config.ts'
import { KeyFault, type LogSigner, openKeys } from '../log/keys.ts'
import { answered, InputFault, type Reply } from './reply.ts'

/**
 * `yishi rotate-key TENANT`: a new key before those that sign a community's log. It asks the data folder alone, so it may run beside servers: they
 * find the key by themselves and sign the next checkpoint with it and with those before it. What was promised under these goes on holding.
 */
export async function rotateKeyCommand(
  tenant: string,
  env: Record<string, string | undefined>,
): Promise<Reply> {
  const read = readConfig(env)
  if (!read.ok) throw new InputFault('config-invalid', '', read.problems.join('; '))
  const signer = rotate(read.config.folder, tenant)
  if (!signer)
    throw new InputFault(
      'key-missing',
      'tenant',
      `no key of ${tenant} is in ${read.config.folder}: a lost key is restored from its backup, it cannot be changed`,
    )
  return answered({
    tenant,
    key: formatVkey(signer.vkey),
    before: signer.before.map(({ vkey }) => formatVkey(vkey)),
  })
}

function rotate(folder: string, tenant: string): LogSigner | null {
  try {
    return openKeys(folder).rotate(tenant)
  } catch (error) {
    if (!(error instanceof KeyFault)) throw error
    throw new InputFault('key-unusable', 'tenant', error.message)
  }
}
