/** Marks an operation that needs no token. The finished document does not contain it. */
export const IS_PUBLIC = 'x-public';

/** Names the permission of an operation. The document keeps it. */
export const REQUIRED_PERMISSION = 'x-required-permission';
