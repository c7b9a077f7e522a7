import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { AgencyCode } from "../../src/agency/agency-code.ts"
import { paperFor } from "../../src/policy/paper.ts"
import { isInPilot, type PilotList } from "../../src/policy/pilot-list.ts"
import {
  paperForSensitiveMatters,
  paperOutsideListedTypes,
  paperOutsideProvincialPilot,
} from "../../src/policy/ready-paper-lists.ts"
import { LocalDate } from "../../src/time/vietnam-time.ts"
import { DocumentType } from "../../src/vocabulary/document-type.ts"
import { anyDay } from "../calendar/any-day.ts"

const province = "000.00.00.H53"
const department = AgencyCode.make("000.00.13.H53")
const ministry = AgencyCode.make("000.00.00.G14")
const anyType = fc.constantFrom(...DocumentType.literals)
const label = { en: "outside", vi: "ngoài danh mục" }

const signed = { legalValue: "original", connected: true } as const

const anyPilot = fc.record({
  types: fc.tuple(anyType, anyType),
  to: fc.constantFrom("own-locality" as const, "outside" as const, "everyone" as const),
  from: anyDay(2019, 2020),
  until: anyDay(2021, 2022),
})

describe("A pilot of documents that go electronically alone", () => {
  it("spares paper exactly to its types, its days and its recipients", () => {
    fc.assert(
      fc.property(
        anyPilot,
        anyType,
        anyDay(2018, 2023),
        fc.constantFrom(department, ministry),
        (pilot: PilotList, documentType, on, code) => {
          const list = {
            basis: "Quyết định 1",
            entries: [{ by: "outside-pilots", pilots: [pilot], label }],
          } as const
          const { paper } = paperFor({
            ...signed,
            documentType,
            recipient: { code },
            issued: { by: province, on },
            list,
          })
          const isOwn = code === department
          const reaches = pilot.to === "everyone" || (pilot.to === "own-locality") === isOwn
          const isDay = on >= pilot.from && on <= (pilot.until ?? on)
          expect(paper).toBe(!(pilot.types.includes(documentType) && isDay && reaches))
          expect(isInPilot(pilot, { documentType, issuer: province, recipient: code, on })).toBe(!paper)
        },
      ),
    )
  })

  it("of one province spares paper within it from 15 May 2019, and none to a ministry", () => {
    const way = (on: string, code: AgencyCode) =>
      paperFor({
        ...signed,
        documentType: "bao-cao",
        recipient: { code },
        issued: { by: province, on: LocalDate.make(on) },
        list: paperOutsideProvincialPilot,
      })
    expect(way("2019-05-14", department).paper).toBe(true)
    expect(way("2019-05-15", department).paper).toBe(false)
    expect(way("2019-05-15", ministry)).toMatchObject({
      paper: true,
      rule: "listed",
      reason: { vi: expect.stringContaining("Quyết định 1109/QĐ-UBND") },
    })
  })

  it("stands beside a list of types and a list of matters, each as its province has it", () => {
    const issued = { by: province, on: LocalDate.make("2019-06-21") }
    const asked = { ...signed, recipient: { code: ministry }, issued }
    expect(paperFor({ ...asked, documentType: "giay-moi", list: paperOutsideListedTypes }).paper).toBe(false)
    expect(paperFor({ ...asked, documentType: "hop-dong", list: paperOutsideListedTypes }).paper).toBe(true)
    expect(
      paperFor({ ...asked, documentType: "bao-cao", matters: ["finance"], list: paperForSensitiveMatters })
        .paper,
    ).toBe(true)
  })
})
