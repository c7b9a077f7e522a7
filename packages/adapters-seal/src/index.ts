export { type KeySealerOptions, keySealer } from "./key-sealer.ts"
export { sealJudge, sha256 } from "./seal-judge.ts"
export { publicKeyOf } from "./seal-key.ts"
