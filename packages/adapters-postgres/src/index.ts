export type { CheckStoreOptions, StoreCheck } from "./check-store.ts"
export { checkStore, moveAgency, undoMove } from "./checked.ts"
export { MoveError } from "./move/move-error.ts"
export type { AgencyMoved, MoveAgencyOptions, MoveProgress } from "./move-agency.ts"
export { postgres } from "./postgres.ts"
export type { PostgresOptions } from "./postgres-options.ts"
export {
  type PostgresServersOptions,
  postgresServers,
  type ServerAddress,
  type ServerMap,
} from "./postgres-servers.ts"
export type { ViewTables } from "./view/view-tables.ts"
