// What Git LFS leaves in place of a file: in commits always, on disk where it was not fetched. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md

/** The first bytes of every pointer. */
export const POINTER_START = "version https://git-lfs.github.com/spec/";
/** Bytes a pointer has at most, by the specification: less than this. */
export const POINTER_LIMIT = 1024;

/** Is this the whole text of a pointer? */
export function isLfsPointer(text: string): boolean {
  return text.length < POINTER_LIMIT && text.startsWith(POINTER_START);
}
