import { scenario } from './scenario.ts';

// For the browser, which calls it from outside the module.
Object.assign(globalThis, { scenario });
