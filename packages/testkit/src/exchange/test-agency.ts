import { edxml } from "@lienthong/adapters-axis"
import {
  type Actor,
  type Authorizer,
  defaultRetryPolicy,
  Exchange,
  type ExchangeOperations,
  HostViews,
  type RetryPolicy,
  Settings,
} from "@lienthong/core"
import {
  defaultAuthorizer,
  type PacketCodec,
  type SignatureVerifier,
  type Signer,
  Storage,
  Tenant,
} from "@lienthong/core/adapter"
import {
  type AgencyCode,
  axisDirectory,
  type RecipientGroup,
  type Succession,
  successionsOf,
} from "@lienthong/core/agency"
import { type WorkingCalendar, workingCalendar } from "@lienthong/core/calendar"
import type { OwnType } from "@lienthong/core/document"
import {
  type CompetenceCheck,
  type DutySettings,
  governmentOffices,
  type PaperList,
  paperForGovernmentOnly,
  type SignaturePolicy,
} from "@lienthong/core/policy"
import type { AnyHostView, TextOf } from "@lienthong/core/report"
import { Context, Effect, Layer, type Scope } from "effect"
import { memoryStorage } from "../storage/memory-storage.ts"
import type { MemoryAxis } from "./memory-axis.ts"
import { stampSigner, stampVerifier } from "./stamp-signer.ts"

/** A clerk (văn thư), who also drafts and processes in a small agency. */
export const clerk: Actor = {
  id: "van-thu",
  name: "Nguyễn Thị Văn Thư",
  position: "Văn thư",
  roles: ["clerk", "drafter"],
}
/** A leader who may sign. */
export const chief: Actor = {
  id: "lanh-dao",
  name: "Trần Văn Lãnh Đạo",
  position: "Chánh Văn phòng",
  roles: ["leader", "signer"],
}

/** Options that override the defaults of a test agency. */
export interface TestAgencyOptions {
  readonly retry?: Partial<RetryPolicy>
  /** Default: edXML. */
  readonly codec?: Layer.Layer<PacketCodec>
  readonly signer?: Layer.Layer<Signer>
  readonly verifier?: Layer.Layer<SignatureVerifier>
  readonly signaturePolicy?: SignaturePolicy
  /** An existing store, as after a restart. Default: an empty store in memory. */
  readonly storage?: Layer.Layer<Storage>
  /** Decides who may do what. Default: the default policy. */
  readonly authorizer?: Layer.Layer<Authorizer>
  readonly otherCodes?: ReadonlyArray<string>
  /** Agencies that were merged, divided or ended. */
  readonly successions?: ReadonlyArray<Succession>
  /** Types of documents that the agency has beside the law's. */
  readonly ownTypes?: ReadonlyArray<OwnType>
  readonly recipientGroups?: ReadonlyArray<RecipientGroup>
  /** Whether the log records who opened which file. */
  readonly recordReading?: boolean
  /** Chữ viết tắt in notations: `UBND`, or none. */
  readonly abbreviation?: string | null
  readonly calendar?: WorkingCalendar
  readonly duties?: DutySettings
  readonly competence?: CompetenceCheck
  /** Reads the text of files for searches. */
  readonly textOf?: TextOf
  readonly paperList?: PaperList
  /** The host's own read models. */
  readonly views?: ReadonlyArray<AnyHostView>
}

/**
 * An agency whole in memory: its exchange, and its store to inspect. An agency that cannot be opened is a
 * defect of the test.
 */
export const testAgency = (
  axis: Pick<MemoryAxis, "transport">,
  agency: { readonly code: string; readonly name: string },
  options: TestAgencyOptions = {},
): Layer.Layer<Exchange | Storage> => {
  const code = agency.code as AgencyCode
  const { abbreviation = "UBND" } = options
  const transport = axis.transport(agency.code)
  const outside = Layer.mergeAll(
    options.storage ?? Layer.provide(memoryStorage(), Layer.succeed(Tenant, { agency: code })),
    transport,
    options.codec ?? edxml,
    options.signer ?? stampSigner,
    options.verifier ?? stampVerifier,
    options.authorizer ?? defaultAuthorizer,
    Layer.succeed(
      Settings,
      Settings.of({
        agency: { code, name: agency.name },
        otherCodes: options.otherCodes ?? [],
        ...(abbreviation !== null && { abbreviation }),
        calendar: options.calendar ?? workingCalendar(),
        ...(options.successions && { successions: successionsOf(options.successions) }),
        ...(options.ownTypes && { ownTypes: options.ownTypes }),
        ...(options.recipientGroups && { recipientGroups: options.recipientGroups }),
        ...(options.recordReading && { recordReading: true }),
        ...(options.duties && { duties: options.duties }),
        ...(options.signaturePolicy && { signaturePolicy: options.signaturePolicy }),
        ...(options.competence && { competence: options.competence }),
        ...(options.textOf && { textOf: options.textOf }),
        paperList: options.paperList ?? paperForGovernmentOnly,
        governmentFocalPoints: governmentOffices,
        retry: { ...defaultRetryPolicy, ...options.retry },
      }),
    ),
  )
  return Exchange.layer.pipe(
    Layer.orDie,
    Layer.provide(Layer.succeed(HostViews, options.views ?? [])),
    Layer.provide(Layer.provide(axisDirectory, outside)),
    Layer.provideMerge(outside),
  )
}

/** An open agency: its operations and its store. */
export interface OpenedTestAgency extends ExchangeOperations {
  readonly code: string
  readonly name: string
  readonly store: Storage["Service"]
}

/** Opens an agency for the length of a test, separate from all others. */
export const openTestAgency = (
  ...[axis, agency, options]: Parameters<typeof testAgency>
): Effect.Effect<OpenedTestAgency, never, Scope.Scope> =>
  Effect.gen(function* () {
    const scope = yield* Effect.scope
    const apart = yield* Layer.makeMemoMap
    const context = yield* Layer.buildWithMemoMap(testAgency(axis, agency, options), apart, scope)
    return { ...Context.get(context, Exchange), ...agency, store: Context.get(context, Storage) }
  })
