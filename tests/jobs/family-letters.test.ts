/** Letters about the outcome on a real store: read, approved, filed with a name that is nobody's, told with the link. */
import assert from 'node:assert/strict'
import { lettersOf } from '../../src/domain/family-letters.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { deliverCard } from '../../src/jobs/deliver-card.ts'
import { fileReport } from '../../src/jobs/file-report.ts'
import type { JobWorld } from '../../src/jobs/ports.ts'
import { sayAway } from '../../src/workflow/absence.ts'
import { recordDecisionOf } from '../../src/workflow/decision.ts'
import {
  approveFamilyLetter,
  giveBackFamilyLetter,
  noteFamilyLetterFiled,
  writeFamilyLetter,
} from '../../src/workflow/family-letters.ts'
import type { KeptNotice } from '../../src/workflow/ports.ts'
import { sayWhetherFamilyIsSafe } from '../../src/workflow/safety.ts'
import { FAMILY } from '../bot/stored.ts'
import { TOLD } from '../domain/decision-sample.ts'
import { BOTH, DEPUTY, INES, MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { jobWorld } from '../support/job-world.ts'
import { auditOf } from '../support/stored.ts'
import { decided } from '../support/workflow-decided.ts'
import { openWorkflow, refusalOf, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

const URL = 'https://folder.example/letter.pdf'

describe('letters about the outcome', () => {
  let world: WorkflowWorld & JobWorld
  let files: string[] = []
  let drawn: string[] = []
  let chats: { person: string; text: string }[] = []
  let refuses = false

  before(async () => {
    world = jobWorld(await openWorkflow(), {
      graph: {
        putFile: async ({ name }: { name: string }) => {
          if (refuses) throw Object.assign(new Error('refused'), { advice: 'refused' })
          files.push(name)
          return { webUrl: URL }
        },
      },
      teams: {
        postToPerson: async (person: string, post: object) => {
          chats.push({ person, text: JSON.stringify(post) })
          return { conversationId: 'a', activityId: 'b' }
        },
      },
      pdf: {
        draw: async (document: object) => {
          drawn.push(JSON.stringify(document))
          return new Uint8Array([1])
        },
      },
    })
  })
  after(() => world.close())
  beforeEach(async () => {
    await startAfresh(world)
    files = []
    drawn = []
    chats = []
    refuses = false
  })

  const done = (answer: unknown): Referral => {
    assert.ok(!isRefusal(answer), JSON.stringify(answer))
    return answer as Referral
  }
  const family = (reference: string, text = 'Dear Joan,\n\nYou may write.') =>
    ({ reference, kind: 'family', child: 0, text }) as const
  const run = async (reference: string, what: KeptNotice['what']) => {
    const notices = async () =>
      (await world.store.notices(reference)).filter((notice) => notice.what === what)
    const deliver = { file: fileReport(world), chat: deliverCard(world) }
    for (const { key, by } of await notices())
      await deliver[by as keyof typeof deliver]({ key }, { number: 1, last: true })
    return (await notices()).map(({ status }) => status)
  }
  const load = async (reference: string): Promise<Referral> =>
    (await world.store.load(reference))?.referral as Referral

  it('are read by a manager, filed without a name in the file’s, and told with where they are', async () => {
    const { reference } = await decided(world)
    done(await writeFamilyLetter(world, SAM, family(reference)))
    assert.deepEqual(await run(reference, 'family-letter-waits'), ['accepted'])
    assert.equal(chats[0]?.person, TESS.id)
    assert.match(chats[0].text, /"read-letter"[\s\S]*"family-1"/)
    assert.doesNotMatch(chats[0].text, FAMILY)
    done(await approveFamilyLetter(world, TESS, { reference, id: 'family-1' }))
    assert.deepEqual(await run(reference, 'family-letter'), ['accepted'])
    assert.deepEqual(files, [`${reference}-letter-family-1.pdf`])
    assert.match(drawn.join(), /Dear Joan,/)
    assert.doesNotMatch(drawn.join(), /OFFICIAL/)
    assert.deepEqual(await run(reference, 'family-letter-filed'), ['accepted'])
    assert.equal(chats[1]?.person, SAM.id)
    assert.ok(chats[1].text.includes(URL))
    assert.equal(lettersOf(await load(reference))[0]?.filed?.webUrl, URL)
  })

  it('are noted as filed once, whoever asks again after a crash', async () => {
    const { reference } = await decided(world)
    done(await writeFamilyLetter(world, SAM, family(reference)))
    done(await approveFamilyLetter(world, TESS, { reference, id: 'family-1' }))
    await run(reference, 'family-letter')
    const again = () =>
      noteFamilyLetterFiled(world, { reference, id: 'family-1', webUrl: 'https://x.example' })
    assert.equal(await refusalOf(world, again), 'notedAlready')
  })

  it('ask a manager who is there and did not write it', async () => {
    const { reference } = await decided(world)
    await sayAway(world, TESS, '2026-12-24')
    done(await writeFamilyLetter(world, BOTH, family(reference)))
    await run(reference, 'family-letter-waits')
    assert.equal(chats[0]?.person, DEPUTY.id)
    const own = () => approveFamilyLetter(world, BOTH, { reference, id: 'family-1' })
    assert.equal(await refusalOf(world, own), 'ownLetter')
  })

  it('go back to whoever wrote them, with the words, and to nobody else', async () => {
    const { reference } = await decided(world)
    done(await writeFamilyLetter(world, INES, family(reference)))
    const words = 'Shorter \ud800, please.'
    done(await giveBackFamilyLetter(world, TESS, { reference, id: 'family-1', words }))
    await run(reference, 'family-letter-given-back')
    assert.equal(chats[0]?.person, INES.id)
    assert.match(chats[0].text, /Shorter .*, please\./)
    assert.deepEqual(await run(reference, 'family-letter-waits'), ['not needed'])
    assert.deepEqual(files, [])
  })

  it('are not filed once the family may not be contacted, nor written then', async () => {
    const { reference } = await decided(world)
    done(await writeFamilyLetter(world, SAM, family(reference)))
    done(await approveFamilyLetter(world, TESS, { reference, id: 'family-1' }))
    done(await sayWhetherFamilyIsSafe(world, TESS, { reference, to: 'no', words: 'The police.' }))
    assert.deepEqual(await run(reference, 'family-letter'), ['not needed'])
    assert.deepEqual(files, [])
    const again = () => writeFamilyLetter(world, SAM, family(reference))
    assert.equal(await refusalOf(world, again), 'familyMayNotBeInvited')
  })

  it('that cannot be filed are told to the social worker, who can still read them', async () => {
    const { reference } = await decided(world)
    done(await writeFamilyLetter(world, SAM, family(reference)))
    done(await approveFamilyLetter(world, TESS, { reference, id: 'family-1' }))
    refuses = true
    assert.deepEqual(await run(reference, 'family-letter'), ['failed'])
    await run(reference, 'family-letter-not-filed')
    assert.equal(chats[0]?.person, SAM.id)
    assert.match(chats[0].text, /was not filed[\s\S]*shows all its words/)
  })

  it('are told to be out of date when the decision is corrected after they were approved', async () => {
    const { reference } = await decided(world)
    done(await writeFamilyLetter(world, SAM, family(reference)))
    done(await approveFamilyLetter(world, TESS, { reference, id: 'family-1' }))
    world.setNow('2026-12-22T10:00:00.000Z')
    const corrected = { ...TOLD, reviewOn: '2027-03-01', toldBy: 'The OMU rang again.' }
    done(await recordDecisionOf(world, SAM, { reference, ...corrected }))
    assert.deepEqual(await run(reference, 'family-letters-out-of-date'), ['accepted'])
    assert.equal(chats[0]?.person, SAM.id)
    assert.match(chats[0].text, /Letter to the family[\s\S]*do not give it any more/)
    assert.doesNotMatch(chats[0].text, FAMILY)
  })

  it('are audited by their number alone, and closed to everybody else', async () => {
    const { reference } = await decided(world)
    const secret = 'Dear Joan,\n\nYou live at 14 Hidden Lane.'
    const leaks = () => writeFamilyLetter(world, SAM, family(reference, secret))
    assert.equal(await refusalOf(world, leaks), 'letterHoldsSecret')
    done(await writeFamilyLetter(world, SAM, family(reference)))
    const audit = (await auditOf(world.database, reference)).filter(({ what }) => what === 'writeLetter')
    assert.deepEqual(
      audit.map(({ reason, who }) => [reason, who]),
      [['family-1', SAM.id]],
    )
    for (const [by, code] of [
      [SOUTH_WORKER, 'notForYou'],
      [MAYA, 'notSocialWorkerOfTeam'],
    ] as const)
      assert.equal(await refusalOf(world, () => writeFamilyLetter(world, by, family(reference))), code)
  })
})
