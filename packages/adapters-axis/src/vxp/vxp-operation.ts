/** The operations of the protocol that this adapter uses. */
export type VxpOperation =
  | "sendEdoc"
  | "getReceivedEdocList"
  | "getSentEdocList"
  | "getEdoc"
  | "updateStatus"
  | "getAgenciesList"
  | "getAgenciesListQD20"
