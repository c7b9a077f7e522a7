import { checked, given } from "@lienthong/core/adapter"
import * as copies from "./arbitrary/changed-copies.ts"
import * as vietnamese from "./arbitrary/vietnamese-text.ts"
import * as axis from "./axis/axis.ts"
import * as control from "./axis/connect-axis-control.ts"
import * as sample from "./axis/sample.ts"
import * as client from "./axis/scoped-client.ts"
import * as spawned from "./axis/spawn-axis.ts"
import * as chance from "./chance/chance.ts"
import * as memory from "./exchange/memory-axis.ts"
import * as test from "./exchange/test-agency.ts"
import * as options from "./exchange/test-options.ts"
import * as packets from "./exchange/whole-packets.ts"
import * as signing from "./exchange/whole-signing.ts"
import * as transport from "./exchange/whole-transport.ts"
import * as pdf from "./pdf/minimal-pdf.ts"
import * as keys from "./pki/key-pair.ts"
import * as keyFile from "./pki/pkcs12-file.ts"
import * as pki from "./pki/pki.ts"
import * as oracle from "./simulation/oracle/judge-stores.ts"
import * as plan from "./simulation/plan/draw-plan.ts"
import * as simulation from "./simulation/simulate.ts"
import * as story from "./simulation/world/story.ts"
import * as view from "./view/view-spec.ts"

const agency = given.with({ code: given.text, name: given.text, systemId: given.text, secret: given.secret })
const axisOptions = given.with({
  agencies: given.list(agency),
  port: given.optional(given.count),
  host: given.optional(given.text),
  now: given.optional(given.callable),
  data: given.optional(given.text),
  tls: given.optional(given.with({ certificate: given.text, key: given.secret })),
  onEvent: given.optional(given.callable),
})
const ofAgency = {
  axis: given.with({ transport: given.callable }),
  agency: given.with({ code: given.text, name: given.text }),
}
const optionalObject = given.optional(given.object)
const document = given.with({ from: given.text, to: given.anything, documentId: given.text })

export const changedCopies: typeof copies.changedCopies = checked(copies.changedCopies, { text: given.text })
export const vietnameseText: typeof vietnamese.vietnameseText = checked(vietnamese.vietnameseText, {
  maxLength: given.count,
})
export const startAxis: typeof axis.startAxis = checked(axis.startAxis, { options: axisOptions })
export const scopedAxis: typeof axis.scopedAxis = checked(axis.scopedAxis, { options: axisOptions })
export const connectAxisControl: typeof control.connectAxisControl = checked(control.connectAxisControl, {
  endpoint: given.text,
})
export const sampleCredentials: typeof sample.sampleCredentials = checked(sample.sampleCredentials, {
  code: given.oneOf(sample.sampleAgencies.map(({ code }) => code)),
})
export const sampleDocument: typeof sample.sampleDocument = checked(sample.sampleDocument, { document })
export const sampleStatus: typeof sample.sampleStatus = checked(sample.sampleStatus, { status: document })
export const scopedClient: typeof client.scopedClient = checked(client.scopedClient, {
  agency: given.oneOf(sample.sampleAgencies.map(({ code }) => code)),
  endpoint: given.text,
  options: optionalObject,
})
export const spawnAxis: typeof spawned.spawnAxis = checked(spawned.spawnAxis, {
  options: given.with({
    agencies: given.list(agency),
    port: given.optional(given.count),
    clockOffset: given.optional(given.wholeNumber),
    data: given.optional(given.text),
  }),
})
export const memoryAxis: typeof memory.memoryAxis = checked(memory.memoryAxis, {
  agencies: given.list(given.with({ code: given.text, name: given.text })),
})
export const testAgency: typeof test.testAgency = checked(test.testAgency, {
  ...ofAgency,
  options: optionalObject,
})
export const openTestAgency: typeof test.openTestAgency = checked(test.openTestAgency, {
  ...ofAgency,
  options: optionalObject,
})
export const testOptions: typeof options.testOptions = checked(options.testOptions, ofAgency)
export const wholePackets: typeof packets.wholePackets = checked(packets.wholePackets, {
  codec: given.with({ encode: given.callable, decode: given.callable }),
})
export const wholeSigner: typeof signing.wholeSigner = checked(signing.wholeSigner, {
  signer: given.with({ sign: given.callable }),
})
export const wholeVerifier: typeof signing.wholeVerifier = checked(signing.wholeVerifier, {
  verifier: given.with({ verify: given.callable }),
})
export const wholeTransport: typeof transport.wholeTransport = checked(transport.wholeTransport, {
  transport: given.with({ submit: given.callable, fetch: given.callable }),
})
export const minimalPdf: typeof pdf.minimalPdf = checked(pdf.minimalPdf, { document: given.object })
export const keyPool: typeof keys.keyPool = checked(keys.keyPool, {
  size: given.count,
  make: given.optional(given.callable),
})
export const pkcs12File: typeof keyFile.pkcs12File = checked(keyFile.pkcs12File, {
  options: given.with({ certificates: given.list(given.bytes) }),
})
export const createPki: typeof pki.createPki = checked(pki.createPki, {
  settings: given.optional(
    given.with({
      now: given.optional(given.time),
      name: given.optional(given.text),
      newKey: given.optional(given.callable),
    }),
  ),
})
export const judgeStores: typeof oracle.judgeStores = checked(oracle.judgeStores, {
  agencies: given.list(
    given.with({
      code: given.text,
      name: given.text,
      store: given.with({ readLog: given.callable, listWork: given.effect }),
      answered: given.list(given.object),
    }),
  ),
})
export const drawPlan: typeof plan.drawPlan = checked(plan.drawPlan, { seed: given.count })
export const simulate: typeof simulation.simulate = checked(simulation.simulate, {
  seed: given.count,
  options: optionalObject,
})
export const simulatePlan: typeof simulation.simulatePlan = checked(simulation.simulatePlan, {
  plan: given.with({ agencies: given.list(given.object), documents: given.list(given.object) }),
  options: optionalObject,
})
export const printLine: typeof story.printLine = checked(story.printLine, {
  line: given.with({ at: given.text, who: given.text, what: given.text }),
})
export const viewSpec: typeof view.viewSpec = checked(view.viewSpec, {
  view: given.with({ name: given.text, evolve: given.callable }),
})
export const chanceOf: typeof chance.chanceOf = checked(chance.chanceOf, {
  part: given.optional(given.either(given.text, given.number)),
})
