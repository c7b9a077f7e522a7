import { applyChange } from "../../report/apply-change.ts"
import type { Change } from "../../report/change.ts"
import { emptyReadModel, entryCount, type ReadModel } from "../../report/read-model.ts"
import { placeOf } from "../place.ts"

/**
 * The facts of one document (văn bản và những gì liên quan): of its stream and the streams of its deliveries,
 * duties and register entry; or of something that is about no document: an outage, a refused packet, a
 * denial.
 */
export interface Dossier {
  readonly facts: ReadModel
  /** The place in the log of the first event of each stream. */
  readonly places: Map<string, string>
  /** The place of each fault. */
  readonly faultPlaces: Array<string>
  /** The streams of received paper of which this is the electronic document. */
  readonly papers: Set<string>
  /** The streams of the documents of this received paper that were accepted. */
  readonly entered: Set<string>
}

const emptyDossier = (): Dossier => ({
  facts: emptyReadModel(),
  places: new Map(),
  faultPlaces: [],
  papers: new Set(),
  entered: new Set(),
})

/** Work that never stopped leaves nothing that a report shows. */
const isEmpty = ({ facts, papers }: Dossier): boolean =>
  entryCount(facts) === 0 &&
  papers.size === 0 &&
  [facts.told, facts.notices, facts.refused, facts.missed, facts.corrected, facts.entryNotes].every(
    ({ size }) => size === 0,
  ) &&
  facts.outages.length + facts.clock.length + facts.reconciled.length === 0

/** The log position of its first event. */
export const firstPlace = ({ places }: Dossier): string => [...places.values()][0] ?? ""

/**
 * Received paper shows whether its document was accepted: the document then has its number, and its place in
 * the register.
 */
export const linkedPapers = {
  to: ({ papers }: Dossier): ReadonlyArray<string> => [...papers],
  update: ({ facts }: Dossier, paper: Dossier): void => {
    for (const [stream, { registered }] of facts.incoming) if (registered) paper.entered.add(stream)
  },
}

/** Applies a change to a dossier. Returns `undefined` while the dossier is empty. */
export const afterChange = (
  dossier: Dossier = emptyDossier(),
  change: Change,
  key: string,
): Dossier | undefined => {
  const { facts, places, faultPlaces, papers } = dossier
  const { kind, stream, position } = change
  const place = placeOf(position)
  if (kind === "paper" && stream !== key) papers.add(stream)
  else {
    applyChange(facts, change)
    keepOwn(facts, change, key)
    if (!places.has(stream)) places.set(stream, place)
    while (faultPlaces.length < facts.faults.length) faultPlaces.push(place)
  }
  return isEmpty(dossier) ? undefined : dossier
}

/**
 * A change may belong to two dossiers, each of which keeps its part: a document's keeps that a notice was
 * sent, the notice's own that it stopped. The dossier of the last outage keeps no fault.
 */
const keepOwn = (
  { told, notices, outages, faults }: ReadModel,
  { kind, stream }: Change,
  key: string,
): void => {
  if (kind === "notice") {
    if (key === stream) told.clear()
    else notices.delete(stream)
  }
  if ((kind === "axis" || kind === "reconciliation") && key === stream) {
    outages.splice(0, outages.length - 1)
    faults.length = 0
  }
}
