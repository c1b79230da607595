/** The lists of what stands where name questions that exist, and withhold what the field notes withhold. */
import assert from 'node:assert/strict'
import { kindOfFinding, NOT_SENT, OPINIONS, PART_TWO, REPORTED } from '../../src/domain/disclosure.ts'
import { SECTIONS } from '../../src/domain/questions.ts'

const IDS = SECTIONS.flatMap(({ questions }) => questions.map(({ id }) => id))

describe('what is disclosed', () => {
  it('is decided for questions of the form alone', () => {
    for (const id of [...Object.keys(PART_TWO), ...NOT_SENT, ...OPINIONS, ...REPORTED])
      assert.ok(IDS.includes(id), id)
  })

  /** Every answer that the prisoner must not read (2.6, 36): whoever takes one away has to take it away here too. */
  const KEPT = {
    'the child’s own words': [
      'childView',
      'childViewCode',
      'childMotivation',
      'childKnowledge',
      'prisonUnderstanding',
    ],
    'what the carer said or did': [
      ...['carerView', 'carerMotivation', 'carerKnowledge', 'coercionRisk', 'coercionReason'],
      ...['collusionRisk', 'protectEvidence', 'carerStand', 'viewNotSought'],
    ],
    'police material': ['openInvestigation', 'mayProceed', 'investigationNote'],
    'what the family may need': ['postReleaseSupport'],
    'other people': ['chronologyNote', 'pastConcerns', 'otherChildren', 'precedent', 'askedNote'],
    'that a child is in care, where and with whom': [
      ...['iro', 'iroTold', 'carePlanCheckedOn', 'carePlanSays', 'carePlanContact', 'carePlanAnswers'],
      ...['careReviewOn', 'careTransport', 'advocateOffered', 'placementTold', 'placement'],
    ],
    'court papers': ['courtContactSays'],
    'what the parents said': ['consentBy', 'consentGiven', 'consentNote', 'parentsViews'],
  }
  for (const [what, ids] of Object.entries(KEPT))
    it(`keeps ${what} from the prisoner, with a reason`, () => {
      for (const id of ids) assert.match(PART_TWO[id] ?? `${id} is told`, /^[A-Z].*\.$/)
    })
  it('keeps nothing else without saying so here', () =>
    assert.deepEqual(Object.keys(PART_TWO).sort(), Object.values(KEPT).flat().sort()))

  it('sends the carer’s own needs to nobody, nor the names of people who were harmed, nor what is only counted', () =>
    assert.deepEqual(NOT_SENT, [
      ...['carerUnmetNeeds', 'carerUnmetNeedsNote', 'noEscortReason', 'harmedNames', 'safeguardingConcern'],
    ]))

  it('calls a finding by one kind', () => {
    assert.deepEqual(
      OPINIONS.filter((id) => REPORTED.includes(id)),
      [],
    )
    assert.deepEqual(['benefit', 'childView', 'chronology'].map(kindOfFinding), [
      'Opinion',
      'In their words',
      'Fact',
    ])
  })
})
