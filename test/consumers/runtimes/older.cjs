// Removes what older runtimes with fetch lack. Node 18, Safari 14 and 15, Chrome 85, React Native (Hermes) each lack some of these.
const LACKING = [
  [
    globalThis,
    ['structuredClone', 'URLSearchParams', 'TextDecoderStream', 'TextEncoderStream', 'Iterator', 'AsyncIterator'],
  ],
  [globalThis, ['queueMicrotask', 'requestIdleCallback', 'scheduler', 'navigator', 'WeakRef', 'FinalizationRegistry']],
  [
    globalThis,
    ['DisposableStack', 'AsyncDisposableStack', 'Temporal', 'Navigation', 'CompressionStream', 'reportError'],
  ],
  [AbortSignal, ['any', 'timeout', 'abort']],
  [AbortSignal.prototype, ['throwIfAborted', 'reason']],
  [Array, ['fromAsync']],
  [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with']],
  [Error, ['captureStackTrace', 'isError']],
  [JSON, ['rawJSON', 'isRawJSON']],
  [Map, ['groupBy']],
  [Object, ['groupBy', 'hasOwn']],
  [Promise, ['any', 'try', 'withResolvers']],
  [ReadableStream, ['from']],
  [ReadableStream.prototype, ['values', Symbol.asyncIterator]],
  [Response, ['json']],
  [Response.prototype, ['bytes']],
  [RegExp, ['escape']],
  [Set.prototype, ['union', 'intersection', 'difference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom']],
  [String.prototype, ['at', 'isWellFormed', 'toWellFormed']],
  [Uint8Array, ['fromBase64', 'fromHex']],
  [Uint8Array.prototype, ['toBase64', 'toHex', 'at', 'findLast', 'toSorted']],
  [URL, ['canParse', 'parse']],
  // Only pages from secure origins have it.
  [globalThis.crypto && Object.getPrototypeOf(globalThis.crypto), ['randomUUID']],
];

for (const [object, names] of LACKING) {
  for (const name of names) {
    // A few functions of Bun cannot be removed.
    if (object && name in object && Object.getOwnPropertyDescriptor(object, name)?.configurable !== false) {
      Object.defineProperty(object, name, { value: undefined, configurable: true, writable: true });
    }
  }
}
