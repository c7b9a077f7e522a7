export type { CheckStoreOptions, StoreCheck } from "./check-store.ts"
export { checkStore } from "./checked.ts"
export { postgres } from "./postgres.ts"
export type { PostgresOptions } from "./postgres-options.ts"
export {
  type PostgresServersOptions,
  postgresServers,
  type ServerAddress,
  type ServerMap,
} from "./postgres-servers.ts"
export type { ViewTables } from "./view/view-tables.ts"
