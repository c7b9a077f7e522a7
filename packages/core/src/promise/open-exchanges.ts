import { wrongKind, wrongValue } from "../adapter-kit/input/invalid-value.ts"
import { rejectExtraArguments } from "../adapter-kit/input/one-object.ts"
import { isPlainObject } from "../adapter-kit/input/plain-object.ts"
import type { LastList } from "../exchange/directory/given-list.ts"
import { wrongCount } from "../exchange/door/call.ts"
import { copyArgument } from "../exchange/door/copy-argument.ts"
import { agencyKey } from "../vocabulary/key.ts"
import { closedBefore } from "./closed.ts"
import type { ExchangeOptions } from "./exchange-options.ts"
import { needed, openSharing } from "./open-exchange.ts"
import type { OpenedExchange } from "./opened-exchange.ts"
import { ownFields } from "./own-fields.ts"
import { wrongOptions } from "./wrong-options.ts"

/** The options that the exchanges of one server have in common. */
export type SharedOptions = Partial<Omit<ExchangeOptions, "agency">>

/** An agency's own options: those that are not shared, and any that differ. */
export type OwnOptions<Shared extends SharedOptions> = Omit<ExchangeOptions, keyof Shared> &
  Partial<Pick<ExchangeOptions, keyof Shared & keyof ExchangeOptions>>

/** The exchanges of the agencies that one server works for. */
export interface OpenedExchanges<Shared extends SharedOptions = SharedOptions> {
  /**
   * Opens the exchange of one more agency, at any time. Rejects as `openExchange` does, and the others go on;
   * and with an `InputError` for an agency that is open already.
   */
  readonly open: (own: OwnOptions<Shared>) => Promise<OpenedExchange>
  /** The exchange of an agency that is open. Throws an `InputError` for anything but a code. */
  readonly of: (code: string) => OpenedExchange | undefined
  /** Closes all exchanges. */
  readonly close: () => Promise<void>
}

const aCode = {
  en: 'the identifier of an agency as text, such as "000.00.00.H53"',
  vi: 'mã định danh của cơ quan dạng chữ, ví dụ "000.00.00.H53"',
}

interface Opening {
  readonly exchange: Promise<OpenedExchange>
  opened?: OpenedExchange
}

/**
 * Opens the exchanges of many agencies on one server (một máy chủ phục vụ nhiều cơ quan): the communes of a
 * province share the connections of one `postgres(…)` and one directory in memory. Each agency has its own
 * data, keys and workers, and one that cannot be opened holds up no other.
 *
 * Throws an `InputError` for a shared option that is wrong.
 *
 * @example
 * ```ts
 * import { nationalAxis, pdfSigner, pdfVerifier, pkcs12 } from "@lienthong/adapters-axis"
 * import { postgres } from "@lienthong/adapters-postgres"
 * import { openExchanges } from "@lienthong/core"
 *
 * declare const communes: ReadonlyArray<{
 *   code: string; name: string; chief: Uint8Array; seal: Uint8Array; pin: string; secret: string
 * }>
 * declare const rootPem: string
 *
 * const exchanges = openExchanges({
 *   storage: postgres({ url: "postgres://lienthong@localhost/lienthong", poolSize: 10 }),
 *   verifier: pdfVerifier({ trust: [rootPem] }),
 * })
 * for (const { code, name, chief, seal, pin, secret } of communes) {
 *   await exchanges
 *     .open({
 *       agency: { code, name, abbreviation: "UBND" },
 *       axis: nationalAxis({ endpoint: "https://axis.example/VXP.Edoc", systemId: `SYS-${code}`, secret }),
 *       signers: pdfSigner({ person: pkcs12(chief, pin), agency: pkcs12(seal, pin) }),
 *     })
 *     .catch((error) => console.error(`${name} is not open`, error))
 * }
 * const found = await exchanges.of("000.01.12.H53")?.reports.search({ text: "bao cao" })
 * await exchanges.close()
 * ```
 */
export const openExchanges = <const Shared extends SharedOptions>(
  ...given: readonly [shared: Shared]
): OpenedExchanges<Shared> => {
  rejectExtraArguments(given.slice(1))
  const [shared] = given
  const common = ownFields(shared)
  const wrong = wrongOptions(common, [])
  if (wrong) throw wrong
  const lists = new Map<string, LastList>()
  const all = new Map<string, Opening>()
  let isClosed = false

  const openNew = async (key: string, options: ExchangeOptions): Promise<OpenedExchange> => {
    const exchange = await openSharing(options, lists)
    const close = async () => {
      await exchange.close()
      all.delete(key)
    }
    return { ...exchange, close }
  }

  return {
    open: async (own, ...more: ReadonlyArray<unknown>) => {
      rejectExtraArguments(more)
      if (isClosed) throw closedBefore()
      const unshared = needed.filter((name) => !Object.hasOwn(common, name))
      if (!isPlainObject(own)) throw wrongOptions(own, unshared)
      const given = ownFields(own) as OwnOptions<object>
      const agency = copyArgument(given.agency)
      const options = { ...common, ...given, agency } as ExchangeOptions
      const code: unknown = isPlainObject(agency) ? Reflect.get(agency, "code") : undefined
      // It refuses the agency and says what is wrong with it.
      if (typeof code !== "string") return openSharing(options)
      const key = agencyKey(code)
      if (all.has(key))
        throw wrongValue("agency.code", code, {
          en: "an agency whose exchange is not open yet",
          vi: "cơ quan chưa được mở hệ thống gửi, nhận",
        })
      const opening: Opening = { exchange: openNew(key, options) }
      all.set(key, opening)
      try {
        opening.opened = await opening.exchange
        return opening.opened
      } catch (error) {
        all.delete(key)
        throw error
      }
    },
    of: (code, ...more: ReadonlyArray<unknown>) => {
      if (typeof code !== "string") throw wrongKind("code", code, aCode)
      if (more.length > 0) throw wrongCount("of", ["code"], 1 + more.length)
      return all.get(agencyKey(code))?.opened
    },
    close: async () => {
      isClosed = true
      const exchanges = await Promise.allSettled([...all.values()].map(({ exchange }) => exchange))
      await Promise.all(exchanges.map((each) => each.status === "fulfilled" && each.value.close()))
    },
  }
}
