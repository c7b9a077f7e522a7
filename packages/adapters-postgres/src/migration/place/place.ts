/**
 * Where a store lies in its database, as the steps of the schema need it. Both names are quoted identifiers.
 */
export interface Place {
  readonly schema: string
  /** The role that every function acts as. */
  readonly role: string
  /** The number of hash partitions by agency of each table; 0 for none. */
  readonly partitions: number
}
