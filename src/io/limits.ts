// How much of a file is read; the operator may change it, the scanned tree never can.

/** Bytes of a manifest or lockfile. */
export const DEFAULT_READ_LIMIT = 256 * 1024 * 1024;
