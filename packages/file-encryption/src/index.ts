export { openChunk, sealChunk } from "./chunk.ts"
export { checkedKey, newFileKey, unwrapFileKey, wrapFileKey } from "./file-key.ts"
