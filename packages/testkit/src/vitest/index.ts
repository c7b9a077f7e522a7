export {
  type AgencyDirectoryContractOptions,
  agencyDirectoryContract,
} from "./directory-contract/agency-directory-contract.ts"
export type { DirectoryUnderTest } from "./directory-contract/directory-under-test.ts"
export type { ChangeBytes, PacketDamage } from "./packet-codec-contract/codec-under-test.ts"
export {
  type PacketCodecContractOptions,
  packetCodecContract,
} from "./packet-codec-contract/packet-codec-contract.ts"
export { type LogSealerContractOptions, logSealerContract } from "./sealer-contract/log-sealer-contract.ts"
export type { SealerUnderTest } from "./sealer-contract/sealer-under-test.ts"
export { sharedStoreContract } from "./shared-store-contract/shared-store-contract.ts"
export { type SignerContractOptions, signerContract } from "./signer-contract/signer-contract.ts"
export type { SigningDesk } from "./signer-contract/signing-desk.ts"
export type { AtRest, Damage } from "./storage-contract/at-rest.ts"
export { type StorageContractOptions, storageContract } from "./storage-contract/storage-contract.ts"
export type { StoreAt } from "./storage-contract/store-under-test.ts"
export type { AxisUnderTest, ConnectedAgency } from "./transport-contract/axis-under-test.ts"
export { type TransportContractOptions, transportContract } from "./transport-contract/transport-contract.ts"
export {
  type SignatureVerifierContractOptions,
  signatureVerifierContract,
} from "./verifier-contract/signature-verifier-contract.ts"
