/** A certificate of its own making that ends on a chosen day, as PEM with its private key, for tests alone. */
import { generateKeyPairSync, sign } from 'node:crypto'

/** Ed25519, signed by itself, valid from a year before its end. */
export function makeCertificate(ends: Date): string {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const begins = new Date(ends.getTime() - 365 * 24 * 60 * 60 * 1000)
  const algorithm = der(0x30, ED25519)
  const name = der(0x30, der(0x31, der(0x30, Buffer.concat([COMMON_NAME, der(0x0c, Buffer.from('bot'))]))))
  const body = der(
    0x30,
    Buffer.concat([
      ...[der(0xa0, der(0x02, Buffer.from([2]))), der(0x02, Buffer.from([1])), algorithm, name],
      der(0x30, Buffer.concat([moment(begins), moment(ends)])),
      ...[name, publicKey.export({ type: 'spki', format: 'der' })],
    ]),
  )
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign(null, body, privateKey)]))
  const whole = der(0x30, Buffer.concat([body, algorithm, signature])).toString('base64')
  const lines = whole.match(/.{1,64}/g)?.join('\n') ?? ''
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' })
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n${key}`
}

const ED25519 = Buffer.from('06032b6570', 'hex')
const COMMON_NAME = Buffer.from('0603550403', 'hex')

function der(tag: number, content: Buffer): Buffer {
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

/** As `YYYYMMDDHHMMSSZ`. */
const moment = (at: Date): Buffer =>
  der(0x18, Buffer.from(at.toISOString().replace(/\.\d+/, '').replaceAll(/[-:T]/g, '')))
