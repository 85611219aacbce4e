import { setFlagsFromString } from 'node:v8';

/**
 * Maximum growth of the heap before garbage is collected, in percent of the memory in use. By default V8 lets several
 * times as much gather, and keeps the memory after the load.
 */
const GARBAGE_PERCENT = 30;
/**
 * Code that a function of the embedded database runs before V8 optimizes it, in bytes. With V8's own value a start optimizes
 * many functions that it runs once. 0.4 s of its CPU time went into that.
 */
const OPTIMIZE_AFTER_BYTES = 50_000_000;

/**
 * Sets the options of V8. Call it first: after the start the memory was no longer bounded (280 MB instead of 178 MB under load),
 * and compiled code belongs to the options with which it was made.
 */
export function setV8Options(): void {
  setFlagsFromString(`--heap-growing-percent=${GARBAGE_PERCENT}`);
  setFlagsFromString(`--wasm-tiering-budget=${OPTIMIZE_AFTER_BYTES}`);
}
