import type { StatusPacket } from "@lienthong/core/adapter"
import { statusNames } from "@lienthong/core/document"
import fc from "fast-check"
import { party } from "./agency.ts"
import { responseFor, staff } from "./business.ts"
import { vietnamTime } from "./calendar.ts"
import { vietnameseText } from "./vietnamese-text.ts"

/** The codes with a published meaning, and other two-digit codes, which are kept as received. */
const status = fc.oneof(
  { arbitrary: fc.constantFrom(...Object.keys(statusNames)), weight: 4 },
  { arbitrary: fc.stringMatching(/^\d{2}$/), weight: 1 },
)

/** A status packet that may be sent. Encoding and decoding leaves it unchanged. */
export const statusPacket: fc.Arbitrary<StatusPacket> = fc.record(
  {
    _tag: fc.constant("StatusPacket" as const),
    from: party,
    responseFor,
    staff,
    status,
    description: fc.oneof(fc.constant(""), vietnameseText(1000)),
    timestamp: vietnamTime,
  },
  { requiredKeys: ["_tag", "from", "responseFor", "status", "description"] },
)
