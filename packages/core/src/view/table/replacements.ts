import { streamName } from "../../log/stream-kind.ts"
import type { Dossier } from "../dossier/dossier.ts"

/** The outgoing documents that a document replaces, and the one that replaces it. */
export const replacementsOf = ({ facts }: Dossier): ReadonlyArray<string> =>
  [...facts.outgoing.values()].flatMap(({ dispatched, replacedBy }) =>
    [...(dispatched?.replaces ?? []), ...(replacedBy ? [replacedBy] : [])].map(({ document }) =>
      streamName.outgoing(document),
    ),
  )

/** The incoming documents that a document replaces. */
export const replacedHere = ({ facts }: Dossier): ReadonlyArray<string> =>
  [...facts.incoming.values()].flatMap(({ replaces }) =>
    replaces.map(({ document }) => streamName.incoming(document)),
  )
