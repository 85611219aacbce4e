/** Set on an operation that needs no token; it does not stay in the document. */
export const IS_PUBLIC = 'x-public';
