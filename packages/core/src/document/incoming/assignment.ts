/** To whom a document is assigned: who leads (chủ trì), and who takes part (phối hợp). */
export interface Assignment {
  readonly assignedTo?: string
  readonly joining?: ReadonlyArray<string>
}

/** Everyone to whom a document is assigned, the one who leads first. */
export const assigneesOf = ({ assignedTo, joining = [] }: Assignment): ReadonlyArray<string> =>
  assignedTo === undefined ? [] : [assignedTo, ...joining]
