export type { AtRest, Damage } from "./storage-contract/at-rest.ts"
export { type StorageContractOptions, storageContract } from "./storage-contract/storage-contract.ts"
export type { StoreAt } from "./storage-contract/store-under-test.ts"
