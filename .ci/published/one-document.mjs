// One document goes from one agency to another with the published packages alone: run by `check` on each
// Node.js that hosts may have. Plain JavaScript, as a host writes it that knows neither TypeScript nor
// Effect.
import assert from "node:assert/strict"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { nationalAxis, pdfSigner, pdfVerifier, pkcs12 } from "@lienthong/adapters-axis"
import { sqlite } from "@lienthong/adapters-sqlite"
import { openExchange } from "@lienthong/core"
import { createPki, minimalPdf, startAxis } from "@lienthong/testkit"

const agencies = [
  { code: "000.00.00.H53", name: "UBND tỉnh Tây Ninh", systemId: "SYS-H53", secret: "one" },
  { code: "000.00.00.G14", name: "Bộ Khoa học và Công nghệ", systemId: "SYS-G14", secret: "two" },
]
const folder = mkdtempSync(join(tmpdir(), "lienthong-published-"))
const axis = await startAxis({ agencies })
const pki = await createPki()

const open = async ({ code, name, systemId, secret }) => {
  const chief = await pki.issuePerson({ name: "Trần Thị B", position: "Chánh Văn phòng", agency: name })
  const seal = await pki.issueAgency({ code, name })
  return openExchange({
    agency: { code, name, abbreviation: "VP" },
    storage: sqlite(join(folder, `${code}.db`)),
    axis: nationalAxis({ endpoint: axis.endpoint, systemId, secret }),
    signers: pdfSigner({ person: pkcs12(chief.p12, chief.pin), agency: pkcs12(seal.p12, seal.pin) }),
    verifier: pdfVerifier({ trust: [pki.rootPem] }),
    workers: false,
  })
}

try {
  const sender = await open(agencies[0])
  const receiver = await open(agencies[1])
  const by = { by: { id: "nv-01", name: "Trần Thị B", roles: ["drafter", "signer", "clerk", "leader"] } }
  const bytes = minimalPdf({ title: "Báo cáo", lines: ["Kính gửi: Bộ Khoa học và Công nghệ"] })
  const draft = { type: "bao-cao", subject: "Kết quả thí điểm", files: [{ name: "bao-cao.pdf", bytes }] }

  const id = await sender.outgoing.draft(draft, by)
  await sender.outgoing.signAsPerson(id, by)
  await sender.outgoing.signAsAgency(id, by)
  await sender.outgoing.dispatch(id, { to: [agencies[1].code] }, by)
  await sender.work.drain()
  await receiver.work.poll()

  const { rows } = await receiver.reports.incoming()
  const [arrived] = rows
  assert.equal(arrived.content.legalValue, "original")
  await receiver.incoming.accept(arrived.document, by)
  await receiver.work.drain()
  await sender.work.poll()
  const [delivery] = await sender.outgoing.deliveries(id)
  assert.equal(delivery.standing, "accepted")

  await sender.close()
  await receiver.close()
  process.stdout.write(
    `Node.js ${process.versions.node}: ${arrived.envelope.subject}: ${delivery.standing}\n`,
  )
} finally {
  await axis.stop()
  rmSync(folder, { recursive: true })
}
