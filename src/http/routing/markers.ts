/** Marks an operation that needs no token. The finished document does not contain it. */
export const IS_PUBLIC = 'x-public';
