import { runBundle, storeCompiledCode } from '@/bundle';
import { setV8Options } from '@/v8-options';

/**
 * Starts the service from its bundle, stores the code that V8 compiled meanwhile, and stops. Run by scripts/bundle.js on an
 * embedded database of its own.
 */
setV8Options();
const write = process.stdout.write.bind(process.stdout);
const script = runBundle();
process.stdout.write = (text: string | Uint8Array) => {
  // The last text of the start says where the service listens.
  if (String(text).includes('/api/admin')) {
    storeCompiledCode(script);
    process.kill(process.pid, 'SIGTERM');
  }
  return write(text);
};
