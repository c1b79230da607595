/** The settings of spans and figures: for whoever runs the bot, and off where they are left out. */
import { z } from 'zod'
import { type Setting, wholeNumber } from './config-checks.ts'

export const TELEMETRY_SETTINGS = {
  METRICS_PORT: {
    say: 'Port on which /metrics is read by Prometheus. Never lead the public ingress to it. Without it there is none.',
    example: '9464',
    check: wholeNumber(0, 65535).optional(),
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    say: 'Collector that spans are sent to, by OTLP over HTTP. Without it none are made.',
    example: 'https://collector.council.example:4318',
    // Plain http as well: spans hold codes and references alone, and a platform's own collector has no certificate.
    check: z.url({ protocol: /^https?$/, message: 'must be an http or https address' }).optional(),
  },
} as const satisfies Record<string, Setting>

export type TelemetrySettings = {
  readonly metricsPort: number | undefined
  readonly otlpEndpoint: string | undefined
}

type Read = <T>(name: keyof typeof TELEMETRY_SETTINGS, check: z.ZodType<T, unknown>) => T | undefined

/** Adds to `faults` where the figures would stand on the port that the public reaches. */
export function readTelemetrySettings(
  read: Read,
  env: Readonly<Record<string, string | undefined>>,
  faults: string[],
): TelemetrySettings {
  const metricsPort = read('METRICS_PORT', TELEMETRY_SETTINGS.METRICS_PORT.check)
  if (metricsPort !== undefined && metricsPort !== 0 && metricsPort === Number(env.PORT || 3978))
    faults.push('METRICS_PORT must be another port than PORT.')
  return {
    metricsPort,
    otlpEndpoint: read('OTEL_EXPORTER_OTLP_ENDPOINT', TELEMETRY_SETTINGS.OTEL_EXPORTER_OTLP_ENDPOINT.check),
  }
}
