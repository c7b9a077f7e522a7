import type { Party } from "@lienthong/core/adapter"
import { type Agency, AgencyCode } from "@lienthong/core/agency"
import fc from "fast-check"
import { vietnameseText } from "./vietnamese-text.ts"

const qcvn102 = fc.stringMatching(/^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}$/)

const decision20 = fc
  .array(fc.stringMatching(/^[A-Z0-9]{1,8}$/), { minLength: 1, maxLength: 3 })
  .map((groups) => groups.join("."))

/** An agency's identifier that documents may be sent to, of QCVN 102:2016 or Decision 20/2020. */
export const agencyCode: fc.Arbitrary<AgencyCode> = fc
  .oneof(qcvn102, decision20)
  .map((text) => AgencyCode.make(text))

const contact = {
  inCharge: vietnameseText(500),
  address: vietnameseText(500),
  email: fc.emailAddress({ size: "small" }).filter((email) => email.length <= 100),
  telephone: fc.stringMatching(/^0\d{2,3} \d{6,7}$/),
  fax: fc.stringMatching(/^\(\d{3}\)\d{7,8}$/),
  website: fc.webUrl().filter((url) => url.length <= 100),
}

/** An agency with any of its contact data. */
export const agency: fc.Arbitrary<Agency> = fc.record(
  { code: agencyCode, name: vietnameseText(200), ...contact },
  { requiredKeys: ["code", "name"] },
)

/** A sender or recipient as a packet names it. Only its identifier is always present. */
export const party: fc.Arbitrary<Party> = fc.record(
  { code: agencyCode, name: vietnameseText(200), ...contact },
  { requiredKeys: ["code"] },
)
