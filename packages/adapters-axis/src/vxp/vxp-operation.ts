/** The operations of the protocol that this adapter uses. */
export type VxpOperation =
  | "sendEdoc"
  | "getReceivedEdocList"
  | "getSentEdocList"
  | "countReceiveEdoc"
  | "countReceiveStatus"
  | "getEdoc"
  | "updateStatus"
  | "getAgenciesList"
  | "getAgenciesListQD20"
