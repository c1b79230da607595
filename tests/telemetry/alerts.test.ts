/** docs/alerts.md against the figures that there are: no alert waits for something that is never said. */
import assert from 'node:assert/strict'
import { METRICS } from '../../src/telemetry/metric-names.ts'
import { readText } from '../support/source-files.ts'

const PAGE = readText('docs/alerts.md')
const ROWS = PAGE.split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| alert'))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )

/** Said by whoever scrapes, or by a job of its own. */
const FROM_ELSEWHERE = ['up', 'npm run audit:verify']

describe('docs/alerts.md', () => {
  it('names figures that there are, each with labels from its list', () => {
    assert.ok(ROWS.length > 20)
    for (const [alert = '', figure = '', condition = ''] of ROWS) {
      const [, name = ''] = /`([^`]+)`/.exec(figure) ?? []
      if (FROM_ELSEWHERE.includes(name)) continue
      assert.ok(name in METRICS, `${alert}: ${name}`)
      const lists = Object.values(METRICS[name as keyof typeof METRICS].labels).flat()
      for (const [, label = ''] of condition.matchAll(/`([^`]+)`/g))
        assert.ok(lists.includes(label as never), `${alert}: ${label} is no label of ${name}`)
    }
  })

  it('says of each who is called, and where to read what to do', () => {
    for (const [alert, , , window, severity = '', runbook = ''] of ROWS) {
      assert.match(window ?? '', /^(\d+ (min|h)|once)$/, alert)
      assert.match(severity, /^(wake|today|week)$/, alert)
      assert.match(runbook, /\]\(runbook\.md#[a-z-]+\)$/, alert)
    }
  })

  it('leaves out no figure without saying so', () => {
    for (const name of Object.keys(METRICS)) assert.ok(PAGE.includes(`\`${name}\``), name)
  })
})
