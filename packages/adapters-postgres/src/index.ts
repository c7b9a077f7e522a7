export { type CheckStoreOptions, checkStore, type StoreCheck } from "./check-store.ts"
export { postgres } from "./postgres.ts"
export type { PostgresOptions } from "./postgres-options.ts"
export type { ViewTables } from "./view/view-tables.ts"
