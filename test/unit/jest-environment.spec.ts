import { AsyncLocalStorage } from 'node:async_hooks';
import SharedEnvironment from '../support/jest/environment.js';

describe('The environment of spec files that share modules', () => {
  it('disables the storages of a spec file, because each makes every promise slower', async () => {
    const environment = new SharedEnvironment({ projectConfig: {} });
    const storage = new AsyncLocalStorage<string>();
    storage.enterWith('of this file');
    expect(storage.getStore()).toBe('of this file');
    await environment.teardown();
    expect(storage.getStore()).toBeUndefined();
  });
});
