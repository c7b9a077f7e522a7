import { given, type Kind } from "../adapter-kit/input/given.ts"
import { Period } from "../figure/period.ts"
import { acts } from "../vocabulary/act.ts"
import { DocumentCode } from "../vocabulary/document-code.ts"
import { AnyType } from "../vocabulary/document-type.ts"
import { Urgency } from "../vocabulary/urgency.ts"

/** What several exported functions take. */
export const shared = {
  act: given.oneOf(Object.keys(acts)),
  calendar: given.with({ hours: given.object, day: given.callable, nextWorkingDay: given.callable }),
  changes: given.iterable,
  documentCode: given.of(DocumentCode),
  documentType: given.of(AnyType),
  groupedFigures: given.with({
    period: given.of(Period),
    total: given.object,
    rows: given.list(given.with({ group: given.text, figures: given.object })),
  }),
  identifier: given.with({ standard: given.text, groups: given.list(given.text) }),
  language: given.optional(given.oneOf(["vi", "en"])),
  sentence: given.with({ en: given.text, vi: given.text }),
  urgency: given.oneOf(Urgency.literals),
} as const satisfies Readonly<Record<string, Kind>>

/** What duties are calculated with. */
export const dutyRules = given.with({ calendar: shared.calendar, atOnceMillis: given.object })
