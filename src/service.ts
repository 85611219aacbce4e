import { holderOf, openDataFolder } from './app.data';
import { ConfigError, loadConfig } from './config/config';
import { assertCanListen } from './http/connections/can-listen';
import { setV8Options } from './v8-options';

async function main(): Promise<void> {
  setV8Options();
  const config = loadConfig();
  // Checked first: a start that cannot listen creates nothing.
  await assertCanListen(config, { holder: holderOf(config) });
  const dataFolder = openDataFolder(config);
  // Loaded here, not at the top: the embedded database starts meanwhile.
  const { start } = await import('./app.start.js');
  await start(config, dataFolder);
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `${error instanceof ConfigError ? 'Configuration: ' : 'The start failed: '}${message.split('\n', 1)[0]}\n`,
  );
  process.exit(1);
});
