import { it } from "@effect/vitest"
import { assert, describe } from "vitest"
import { nameOf } from "../../../src/signing/certificate/certificate.ts"
import { holderOf } from "../../../src/signing/certificate/holder.ts"

const types = {
  CN: "2.5.4.3",
  SN: "2.5.4.4",
  O: "2.5.4.10",
  T: "2.5.4.12",
  GN: "2.5.4.42",
  UID: "0.9.2342.19200300.100.1.1",
}

const subject = (attributes: Partial<Record<keyof typeof types, string>>) =>
  Object.entries(attributes).map(([key, value]) => ({ type: types[key as keyof typeof types], value }))

describe("A certificate is a person's", () => {
  for (const [why, attributes] of [
    ["when it has a citizen's number", { CN: "Nguyễn Văn An", UID: "CCCD:079012345678" }],
    ["when it has an identity card's number", { CN: "Nguyễn Văn An", UID: "CMND: 012345678" }],
    ["when it has a passport's number", { CN: "Nguyen Van An", UID: "HC:B1234567" }],
    ["when it has a title", { CN: "Nguyễn Văn An", O: "Sở Tài chính", T: "Giám đốc" }],
    ["when it has a given name", { CN: "An", GN: "An" }],
    ["when it has a surname", { CN: "An", SN: "Nguyễn" }],
  ] as const)
    it(why, () => assert.equal(holderOf(subject(attributes)), "person"))
})

describe("A certificate is an agency's", () => {
  for (const [why, attributes] of [
    ["when it names an agency alone", { CN: "Cổng Thông tin điện tử Chính phủ", O: "Văn phòng Chính phủ" }],
    ["when its number is an organisation's", { CN: "Sở Tài chính", UID: "MST:0301234567" }],
    ["when it names nobody", {}],
  ] as const)
    it(why, () => assert.equal(holderOf(subject(attributes)), "agency"))
})

describe("A signer is called", () => {
  it("by the common name", () =>
    assert.equal(nameOf(subject({ O: "Sở Tài chính", CN: "Văn thư" })), "Văn thư"))
  it("by the organisation where there is no common name", () =>
    assert.equal(nameOf(subject({ O: "Sở Tài chính" })), "Sở Tài chính"))
  it("nothing where there is neither", () => assert.equal(nameOf([]), ""))
})
