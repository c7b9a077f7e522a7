import type { FastifyInstance } from "fastify"
import type { Office } from "../agency/office.ts"
import { healthOf } from "./health.ts"

/** Tells a monitor by the HTTP status whether all offices are well, and nothing of documents or people. */
export const addMonitor = (app: FastifyInstance, offices: ReadonlyArray<Office>): void => {
  app.get("/suc-khoe", async (_request, reply) => {
    const healths = await Promise.all(offices.map(healthOf))
    const isWell = healths.every((health) => health.isWell)
    return reply
      .code(isWell ? 200 : 503)
      .header("cache-control", "no-store")
      .send({
        isWell,
        agencies: healths.map(({ isWell: isOneWell, axisAwaySince, waiting, parked, oldestDue }, index) => ({
          agency: offices[index]?.profile.code,
          isWell: isOneWell,
          axisAnswers: axisAwaySince === undefined,
          waiting,
          parked,
          ...(oldestDue !== undefined && { oldestDue }),
        })),
      })
  })
}
