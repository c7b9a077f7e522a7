/** The SHA-256 of a text's UTF-8 bytes, as 64 hexadecimal digits. */
export type HashText = (text: string) => string

interface Peak {
  readonly height: number
  readonly hash: string
}

/**
 * A Merkle tree while it grows: the roots of its complete subtrees, largest first. There are as many as its
 * size has binary digits, so a million leaves need twenty.
 */
export interface Merkle {
  readonly size: number
  readonly peaks: ReadonlyArray<Peak>
}

/** The tree of a log without events. */
export const emptyMerkle: Merkle = { size: 0, peaks: [] }

// The prefix byte keeps a leaf from being taken for a node (RFC 6962, 2.1).
const leafHash = (hash: HashText, leaf: string) => hash(`\u0000${leaf}`)
const nodeHash = (hash: HashText, left: string, right: string) => hash(`\u0001${left}${right}`)

/** Adds a leaf. */
export const addLeaf = (hash: HashText, { size, peaks }: Merkle, leaf: string): Merkle => {
  const rest = [...peaks]
  let peak: Peak = { height: 0, hash: leafHash(hash, leaf) }
  for (let left = rest.at(-1); left?.height === peak.height; left = rest.at(-1)) {
    rest.pop()
    peak = { height: peak.height + 1, hash: nodeHash(hash, left.hash, peak.hash) }
  }
  return { size: size + 1, peaks: [...rest, peak] }
}

/**
 * Computes the root: the tree of RFC 6962, 2.1 (every left subtree complete) over the hexadecimal text of the
 * hashes. Without leaves it is the hash of the empty text.
 */
export const merkleRoot = (hash: HashText, { peaks }: Merkle): string =>
  peaks.length === 0
    ? hash("")
    : peaks
        .slice(0, -1)
        .reduceRight((right, left) => nodeHash(hash, left.hash, right), peaks.at(-1)?.hash ?? "")
