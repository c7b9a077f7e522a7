import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { decodeDocument, toldOf } from "../codec.ts"
import { documentText } from "../packet-text.ts"

describe("A packet", () => {
  it.effect("is read with a note for a name that namespace-aware readers refuse or read otherwise", () =>
    Effect.gen(function* () {
      const declared = 'xmlns:x="urn:x"'
      for (const misused of [
        `<x:y:Vendor ${declared}/>`,
        `<x:1 ${declared}/>`,
        "<:Vendor/>",
        "<Vendor:/>",
        "<xmlns:Vendor/>",
        '<Vendor xmlns:x=""/>',
        '<Vendor xmlns:xml="urn:x"/>',
        '<Vendor xmlns="http://www.w3.org/2000/xmlns/"/>',
        `<Vendor ${declared} xmlns:z="urn:x" x:a="1" z:a="1"/>`,
      ]) {
        const read = yield* decodeDocument(documentText().replace("</MessageHeader>", `${misused}$&`))
        assert.include(toldOf(read), "name-misused edXML", misused)
      }
      const sound = `<Vendor ${declared} xml:lang="vi" x:a="1" a="1"><x:ệ/></Vendor>`
      const read = yield* decodeDocument(documentText().replace("</MessageHeader>", `${sound}$&`))
      assert.deepEqual(toldOf(read), [])
    }),
  )
})
