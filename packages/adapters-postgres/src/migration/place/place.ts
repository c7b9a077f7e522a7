/**
 * Where a store lies in its database, as the steps of the schema need it; both names are quoted identifiers.
 */
export interface Place {
  readonly schema: string
  /** The role under which every function works. */
  readonly role: string
  /** Into how many hash partitions by agency each table is divided; 0 for none. */
  readonly partitions: number
}
