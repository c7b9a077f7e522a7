import { checked } from "../adapter-kit/input/checked.ts"
import { given } from "../adapter-kit/input/given.ts"
import * as code from "../agency/agency-code.ts"
import * as identifier from "../agency/agency-identifier.ts"
import * as mapping from "../agency/code-mapping.ts"
import * as change from "../agency/level-one-change.ts"
import * as group from "../agency/level-one-group.ts"
import * as reading from "../agency/read-identifier.ts"
import * as succession from "../agency/succession.ts"
import * as rows from "../exchange/input/read-successions.ts"
import * as key from "../vocabulary/key.ts"
import { shared } from "./kinds.ts"

const text = { text: given.text }
const ofIdentifier = { identifier: shared.identifier }

/** The key of an agency's identifier: composed, in capitals, without spaces. */
export const agencyKey: typeof key.agencyKey = checked(key.agencyKey, { code: given.text })
/**
 * Whether documents may be sent to an identifier of this form: QCVN 102:2016 (13 characters, `000.00.00.H53`)
 * or the characters of Decision 20/2020/QĐ-TTg, Art. 4.1 (at most 35 of `0-9`, `A-Z` and `.`). The axis'
 * directory lists codes such as `28.22.H17`, which use these characters but follow neither standard's groups.
 */
export const isWellFormedAgencyCode: typeof code.isWellFormedAgencyCode = checked(
  code.isWellFormedAgencyCode,
  text,
)
/** The level (cấp) of an agency: 1 is a ministry or a province; QCVN 102 knows four levels. */
export const agencyLevel: typeof identifier.agencyLevel = checked(identifier.agencyLevel, ofIdentifier)
/** All agencies above, nearest first. */
export const ancestorAgencies: typeof identifier.ancestorAgencies = checked(
  identifier.ancestorAgencies,
  ofIdentifier,
)
/**
 * Whether one agency is above another, at any distance. Codes of two standards must first be mapped to one.
 */
export const isAncestorAgency: typeof identifier.isAncestorAgency = checked(identifier.isAncestorAgency, {
  above: shared.identifier,
  below: shared.identifier,
})
/**
 * The agency directly above (cơ quan cấp trên trực tiếp); none above level 1. In QCVN 102 the deepest group
 * becomes zeros: `000.28.31.H53` is unit 28 of `000.00.31.H53`.
 */
export const parentAgency: typeof identifier.parentAgency = checked(identifier.parentAgency, ofIdentifier)
/**
 * Parses an identifier that follows its standard: QCVN 102 in full (`000.28.31.H53`) or Decision 20
 * (`H55.242`). Returns nothing when it follows neither (`1`, `000.00.00.H5`), or when only its form tells
 * which end is level 1; {@link readAgencyIdentifier} reads such a code.
 */
export const parseAgencyIdentifier: typeof identifier.parseAgencyIdentifier = checked(
  identifier.parseAgencyIdentifier,
  text,
)
/** Prints an identifier as its standard writes it. */
export const printAgencyIdentifier: typeof identifier.printAgencyIdentifier = checked(
  identifier.printAgencyIdentifier,
  ofIdentifier,
)
/**
 * Completes a code of QCVN 102 that lacks groups or zeros: `H17` is `000.00.00.H17`, `28.22.H17` is
 * `000.28.22.H17`. Returns nothing for a code of another form.
 */
export const fullCode: typeof reading.fullCode = checked(reading.fullCode, { code: given.text })
/**
 * Reads a code as other agencies write it: `28.22.H17` without its group of level 4, `001.00.20.TT2` with a
 * level 1 that no table lists, `vxp.saas.03` in lower case. Reports each departure.
 */
export const readAgencyIdentifier: typeof reading.readAgencyIdentifier = checked(
  reading.readAgencyIdentifier,
  text,
)
/** Indexes a directory's pairs of codes (mã theo QCVN 102 và mã theo QĐ 20/2020) for look-up either way. */
export const codeMapping: typeof mapping.codeMapping = checked(mapping.codeMapping, {
  entries: given.list(given.with({ code: given.text, otherCode: given.optional(given.text) })),
})
/** How the code of level 1 of an identifier changed, if it did. */
export const levelOneChange: typeof change.levelOneChange = checked(change.levelOneChange, ofIdentifier)
/**
 * The group of a level 1 agency, found by the letter and two digits that its code begins with. Codes of
 * Decision 20/2020 keep those of QCVN 102 (`H55.242`). Returns nothing for any other code.
 */
export const levelOneGroup: typeof group.levelOneGroup = checked(group.levelOneGroup, ofIdentifier)
/** The levels of local government on a day: there are no districts from 1 July 2025 on. */
export const localLevels: typeof succession.localLevels = checked(succession.localLevels, { day: given.day })
/**
 * The agency above another on a day: the nearest one above by its code that stands, or the one that took its
 * place. A parent that has ended is skipped: above a commune whose district was abolished stands the
 * province.
 */
export const parentOnDay: typeof succession.parentOnDay = checked(succession.parentOnDay, {
  identifier: shared.identifier,
  day: given.day,
  successions: given.with({ standing: given.callable }),
})
/** Indexes the rows in both directions. A row about a code of level 1 holds under both standards. */
export const successionsOf: typeof succession.successionsOf = checked(succession.successionsOf, {
  rows: given.list(given.of(succession.Succession)),
})
/**
 * Reads the text of a file of agencies that were merged, divided or ended (tệp thay đổi cơ quan): a JSON list
 * of rows. Throws an `InputError` that names the invalid row and what is expected there.
 *
 * @example
 * ```ts
 * import { readSuccessions } from "@lienthong/core/agency"
 *
 * const successions = readSuccessions(
 *   '[{ "from": "000.00.31.H53", "since": "2025-07-01", "source": "Nghị quyết 202/2025/QH15" }]',
 * )
 * ```
 */
export const readSuccessions: typeof rows.readSuccessions = checked(rows.readSuccessions, {
  text: given.anything,
})
