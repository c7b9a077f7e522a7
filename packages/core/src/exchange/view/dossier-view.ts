import { writeFigureLine } from "../../figure/figure-line-text.ts"
import { spanOf } from "../../figure/span.ts"
import { figureLines } from "../../report/figure/figure-lines.ts"
import { stoppedOf } from "../../report/stopped.ts"
import { vietnamTime } from "../../time/vietnam-time.ts"
import { afterChange, type Dossier, firstPlace, linkedPapers } from "../../view/dossier/dossier.ts"
import { dossierKeys } from "../../view/dossier/dossier-keys.ts"
import { readDossier, writeDossier } from "../../view/dossier/dossier-text.ts"
import { awaited } from "../../view/table/awaited.ts"
import { denials } from "../../view/table/denials.ts"
import { documents } from "../../view/table/documents.ts"
import { duties } from "../../view/table/duties.ts"
import { faults } from "../../view/table/faults.ts"
import { incoming } from "../../view/table/incoming.ts"
import { outgoing } from "../../view/table/outgoing.ts"
import { paper } from "../../view/table/paper.ts"
import { readings } from "../../view/table/readings.ts"
import { incomingRegister, outgoingRegister } from "../../view/table/registers.ts"
import { lineRows, type Making } from "../../view/table/table.ts"
import { tracking } from "../../view/table/tracking.ts"
import { workFiles } from "../../view/table/work-files.ts"
import type { LineRow, ListEntry, View } from "../../view/view.ts"

/** The documents with a delivery that stopped, or was not reported on in time. */
export const stoppedDeliveries = "stopped-deliveries"

/** The packets that were refused before they became documents, for the headline. */
export const refusedPackets = "refused-packets"

const listsOf = (dossier: Dossier): ReadonlyArray<ListEntry> => [
  ...([...dossier.facts.deliveries.values()].some((delivery) => stoppedOf(delivery).length > 0)
    ? [{ list: stoppedDeliveries, sort: firstPlace(dossier) }]
    : []),
  ...(dossier.facts.refused.size > 0 && dossier.facts.incoming.size === 0
    ? [{ list: refusedPackets, sort: firstPlace(dossier) }]
    : []),
]

/**
 * The lists of what figures count: by the first month that it counts in and by those after it, and of what
 * may count in any period.
 */
export const figureLists = {
  first: (month: string) => `figures/first/${month}`,
  later: (month: string) => `figures/later/${month}`,
  open: "figures/open",
}

/** The list beside one of these for lines that are too long to stand in a place. */
export const longLines = (list: string): string => `${list}/long`

/**
 * How long a text may be that stands in a place, behind what the place sorts by. Engines keep places in an
 * index, PostgreSQL with 2,700 bytes at most.
 */
const maxInPlace = 600

/** Where the text of a line begins in a place: no text before it has a bracket. */
export const lineIn = (sort: string): string => sort.slice(sort.indexOf("["))

/**
 * The rows that figures are counted from. Its text stands in its places, so that a year's figures read one
 * index from beginning to end.
 */
const figureRows = (dossier: Dossier, key: string, { rules, ownTypes }: Making): ReadonlyArray<LineRow> =>
  figureLines(dossier.facts, rules, ownTypes)
    .slice(0, 1)
    .map((line) => {
      const text = writeFigureLine(line)
      const isLong = text.length > maxInPlace
      const place = firstPlace(dossier)
      const entry = (list: string, sort: string): ListEntry =>
        isLong ? { list: longLines(list), sort } : { list, sort: `${sort} ${text}` }
      const span = spanOf(line)
      return {
        key: `figures ${key}`,
        row: isLong ? text : "",
        lists:
          "since" in span
            ? [entry(figureLists.open, `${vietnamTime(span.since)} ${place}`)]
            : span.months.map((month, index) =>
                entry(index === 0 ? figureLists.first(month) : figureLists.later(month), place),
              ),
        isWhole: true,
      }
    })

/** The lists whose lines are counted: those of features that have few values, or none. */
const counted = /^[a-z-]+(?:\/[a-z]+\/(?:(?:stage|standing|verdict|direction|status|duty)=[a-z-]*|[a-z-]*))?$/

/** The version of what is kept of each document. */
export const dossierVersion = 11

/** Whether a view holds an agency's dossiers, whatever its rules. */
export const isDossierView = (name: string): boolean => name.startsWith("dossiers-")

/**
 * The dossiers of an agency, from which every report is read. Their lines depend on the agency's name, its
 * rules and its calendar, of which `basis` is a digest: a change of these makes another view.
 */
export const dossierView = (basis: string, making: Making): View<Dossier> => ({
  name: `dossiers-${basis}`,
  version: dossierVersion,
  rowsOf: dossierKeys,
  evolve: afterChange,
  listsOf,
  linesOf: (dossier, key) => [
    ...lineRows(tracking, dossier, key, making),
    ...lineRows(outgoing, dossier, key, making),
    ...lineRows(incoming, dossier, key, making),
    ...lineRows(documents, dossier, key, making),
    ...lineRows(awaited, dossier, key, making),
    ...lineRows(outgoingRegister, dossier, key, making),
    ...lineRows(incomingRegister, dossier, key, making),
    ...lineRows(faults, dossier, key, making),
    ...lineRows(denials, dossier, key, making),
    ...lineRows(readings, dossier, key, making),
    ...lineRows(duties, dossier, key, making),
    ...lineRows(paper, dossier, key, making),
    ...lineRows(workFiles, dossier, key, making),
    ...figureRows(dossier, key, making),
  ],
  linked: linkedPapers,
  isCounted: (list) => counted.test(list),
  codec: { read: readDossier, write: writeDossier },
})
