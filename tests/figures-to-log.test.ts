/** The line a minute that says in a log what /metrics says. */
import assert from 'node:assert/strict'
import { lineFor, readFigures } from '../scripts/figures/lines.ts'

const text = (fault: number, age: number) => `# HELP prison_contact_turns_total What came in.
# TYPE prison_contact_turns_total counter
prison_contact_turns_total{kind="press",outcome="fault"} ${fault}
prison_contact_turns_total{kind="message",outcome="fault"} 1
prison_contact_turns_total{kind="message",outcome="done"} 7
prison_contact_oldest_unsent_seconds ${age} 1764000000000
prison_contact_ready{check="store"} 1
prison_contact_ready{check="sweep"} 0
prison_contact_ready{check="room"} 0
prison_contact_turn_seconds_bucket{kind="press",le="5"} 3
prison_contact_turn_seconds_bucket{kind="press",le="+Inf"} 4
prison_contact_turn_seconds_count{kind="press"} 4
other_turns_total{outcome="fault"} 99
prison_contact_clock_ahead_seconds NaN
`

describe('the line of figures', () => {
  it('tells of a gauge what it is, adds up the series of one figure, and leaves out what is none', () => {
    const line = lineFor(readFigures(text(2, 840)), undefined)
    assert.deepEqual(line, { oldest_unsent_seconds: 840, not_ready: 2, no_room: 1 })
  })

  it('tells of a counter how much came on since the line before', () => {
    const line = lineFor(readFigures(text(5, 10)), readFigures(text(2, 840)))
    assert.equal(line.turns_fault, 3)
    assert.equal(line.turns_done, 0)
    assert.equal(line.oldest_unsent_seconds, 10)
  })

  it('counts from nothing for a process that began anew', () => {
    const line = lineFor(readFigures(text(0, 10)), readFigures(text(9, 10)))
    assert.equal(line.turns_fault, 1)
  })
})
