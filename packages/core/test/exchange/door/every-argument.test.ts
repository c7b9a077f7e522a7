import { type OpenedExchange, openExchange } from "@lienthong/core"
import { chief, memoryAxis, testOptions } from "@lienthong/testkit"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { parameters } from "../../../src/exchange/door/parameters.ts"
import { type Action, openActions } from "../../../src/policy/permissions.ts"
import { personalActions } from "../../../src/policy/personal-actions.ts"
import { expectTold } from "../intake/plain-vietnamese.ts"
import { by, report, start, tayNinh, vpcp } from "../scene.ts"
import { spoiltFields, wrongValues } from "./wrong-values.ts"

const paper = { from: "000.00.00.H53", code: "1/BC-UBND", date: "2019-06-20" }
const everyField: Partial<Record<Action, object>> = {
  "outgoing.draft": { ...report(), dueDate: "2019-07-01", urgency: "urgent", matters: ["a"], pageAmount: 2 },
  "outgoing.signAsPerson": { authority: "TM." },
  "outgoing.signAsAgency": { register: "van-ban-di", notation: "BC-UBND" },
  "outgoing.dispatch": {
    to: [{ code: vpcp.code, capacity: "own", individual: false, connected: true }],
    forInformation: false,
    replaces: ["x"],
    replacementReason: "x",
  },
  "outgoing.recallAgain": { recipient: vpcp.code, reason: "x" },
  "outgoing.update": { reason: "x", dueDate: "2019-07-15", add: [vpcp.code], remove: [vpcp.code] },
  "outgoing.recordPaperSent": { recipient: vpcp.code },
  "outgoing.recordPaperReturned": { recipient: vpcp.code },
  "incoming.refuse": { text: "x", reason: "out-of-scope" },
  "incoming.assign": { to: "Phòng", note: "x", joining: ["Ban"], due: "2019-07-30" },
  "incoming.extend": { due: "2019-07-30", reason: "x" },
  "incoming.complete": { note: "x" },
  "incoming.registerPaper": { subject: "x", receivedOn: "2019-06-20", capacity: "own", individual: true },
  "registers.open": { register: "incoming", year: 2020, next: 7 },
  "incoming.accept": { register: "incoming" },
  "incoming.recordPaperReceived": {
    receivedOn: "2019-06-20",
    capacity: "own",
    individual: true,
    matters: ["a"],
  },
  "outgoing.resendAll": { problem: "transport/refused", lane: 3, recipient: vpcp.code, dryRun: true },
  "work.requeueAll": { problem: "transport/refused", lane: 3, recipient: vpcp.code, dryRun: true },
  "reports.documents": { subject: "x", dateFrom: "2019-01-01" },
  "registers.note": { remark: "x", copies: 2 },
  "registers.recordConversion": {
    direction: "paper-to-electronic",
    form: "sao-y",
    convertedOn: "2019-06-20",
    convertedBy: "x",
    mark: "x",
  },
  "workFiles.open": {
    year: 2019,
    notation: "01-VX",
    title: "x",
    maintenance: "x",
    rights: "x",
    language: "x",
    startDate: "2019-06-20",
    description: "x",
  },
  "workFiles.add": { document: "0190-none" },
  "workFiles.remove": { document: "0190-none", reason: "x" },
  "workFiles.close": { title: "x", maintenance: "x", endDate: "2019-06-20", description: "x" },
}
everyField["outgoing.revise"] = everyField["outgoing.draft"] ?? {}

/** An argument that the operation could take. */
const rightFor = (action: Action, name: string): unknown => {
  switch (name) {
    case "document":
    case "id":
      return "0190-none"
    case "file":
      return "2019/01-VX"
    case "documentOrPaper":
      return "0190-none"
    case "paper":
      return paper
    case "handle":
      return () => Promise.resolve()
    case "request":
      return action === "changes" ? { after: 0 } : (everyField[action] ?? { reason: "x" })
    case "index":
      return 0
    case "capacity":
      return { urgent: 1, ordinary: 1 }
    case "subscription":
      return { name: "board" }
    default:
      return 1_000
  }
}

type Call = (...args: ReadonlyArray<unknown>) => unknown

const operationOf = (exchange: object, action: string): Call => {
  const path = action.split(".")
  const owner = path.slice(0, -1).reduce<object>((room, name) => Reflect.get(room, name), exchange)
  return (...args) => Reflect.apply(Reflect.get(owner, path.at(-1) ?? ""), owner, args)
}

const isRunning = (action: string) => /^work\.run|^log\.run|^subscribe$/.test(action)

/** Operations that run forever are aborted as soon as the loop has turned often enough. */
const settled = async (action: Action, call: Call, args: ReadonlyArray<unknown>): Promise<unknown> => {
  if (action === "changes" || action === "log.export") {
    const each = (call(...args) as AsyncIterable<unknown>)[Symbol.asyncIterator]()
    await each.next()
    return each.return?.()
  }
  if (!isRunning(action)) return call(...args)
  const giveUp = new AbortController()
  const options = { signal: giveUp.signal }
  const running = call(...args, options) as Promise<unknown>
  let isOver = false
  const end = () => {
    isOver = true
  }
  running.then(end, end)
  for (let turn = 0; turn < 5 && !isOver; turn++) await new Promise(setImmediate)
  giveUp.abort(options)
  return running.catch((error: unknown) => {
    if (error !== options) throw error
  })
}

const actions = Object.keys(parameters) as ReadonlyArray<Action>

describe("Whatever stands in the place of an argument", () => {
  let exchange: OpenedExchange
  beforeEach(async () => {
    exchange = await openExchange({
      ...testOptions(memoryAxis([tayNinh, vpcp]), tayNinh),
      clock: () => start,
      log: () => undefined,
    })
  })
  afterEach(() => exchange.close())

  const recorded = async () => {
    const types: Array<string> = []
    for await (const { event } of exchange.changes()) types.push(event._tag)
    return types.filter((type) => type !== "Denied" && type !== "DirectoryRead").length
  }

  for (const action of actions)
    it(`of ${action}, the call is carried out, or refused in both languages with nothing recorded`, async () => {
      const call = operationOf(exchange, action)
      const isPersonal = Object.hasOwn(personalActions, action)
      const own = parameters[action].map(({ name }) => rightFor(action, name))
      const right = isPersonal ? [...own, action === "outgoing.signAsPerson" ? { by: chief } : by] : own
      const isOpen = Object.hasOwn(openActions, action)
      for (const [what, value] of wrongValues()) {
        const before = await recorded()
        let isCarriedOut = false
        const spoilt = right.flatMap((whole, position) =>
          [value, ...(position < own.length ? spoiltFields(whole, value) : [])].map((each) =>
            right.with(position, each),
          ),
        )
        const more = [
          [...right, value],
          ...(isOpen ? [[...right, by, value]] : []),
          [value, ...right],
          [value],
        ]
        for (const args of [...spoilt, ...more]) {
          const where = `${action}: ${what}`
          try {
            await settled(action, call, args)
            isCarriedOut = true
          } catch (error) {
            expectTold(error, where)
          }
        }
        if (!isCarriedOut) expect(await recorded(), `${action}: ${what}`).toBe(before)
      }
    })
})
