import { type ChangeBytes, packetCodecContract } from "@lienthong/testkit/vitest"
import { edxml } from "../../src/index.ts"

const rewriting =
  (change: (xml: string) => string): ChangeBytes =>
  (packet) =>
    new Uint8Array(Buffer.from(change(Buffer.from(packet).toString())))

const code = /<edXML:Code>[\s\S]*?<\/edXML:Code>\s*/
const subject = /<edXML:Subject>[\s\S]*?<\/edXML:Subject>\s*/

packetCodecContract("edXML", edxml, {
  damage: {
    withoutFile: rewriting((xml) => xml.replace(/<Attachment>[\s\S]*?<\/Attachment>/, "")),
    twoSubjects: rewriting((xml) => xml.replace(subject, "$&<edXML:Subject>Việc khác</edXML:Subject>")),
    otherwise: {
      "another prefix": rewriting((xml) =>
        xml.replaceAll(/(<\/?)edXML:/g, "$1m:").replaceAll("xmlns:edXML=", "xmlns:m="),
      ),
      "its subject before its number": rewriting((xml) => {
        const [text = ""] = subject.exec(xml) ?? []
        return xml.replace(text, "").replace(code, (found) => text + found)
      }),
      "no line breaks between its elements": rewriting((xml) => xml.replaceAll(/>\s+</g, "><")),
    },
  },
})
