/** Asking people, on a real store: the e-mail goes once and to approved addresses, the letter is filed, a failure is told. */
import assert from 'node:assert/strict'
import type { Directory } from '../../src/domain/directory.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { deliverCard } from '../../src/jobs/deliver-card.ts'
import { deliverEmail } from '../../src/jobs/deliver-email.ts'
import { fileReport } from '../../src/jobs/file-report.ts'
import type { JobWorld } from '../../src/jobs/ports.ts'
import { askPerson, inviteFamilyTo, notePerson } from '../../src/workflow/contacts.ts'
import type { KeptNotice } from '../../src/workflow/ports.ts'
import { sayWhetherFamilyIsSafe } from '../../src/workflow/safety.ts'
import { sendMailAgain } from '../../src/workflow/send-again.ts'
import { FAMILY } from '../bot/stored.ts'
import { DETAILS } from '../support/answers.ts'
import { COUNCIL, SAM, TESS } from '../support/council.ts'
import { jobWorld } from '../support/job-world.ts'
import { taken } from '../support/workflow-road.ts'
import {
  MONDAY,
  openWorkflow,
  refusalOf,
  startAfresh,
  type WorkflowWorld,
} from '../support/workflow-world.ts'

type Mail = Parameters<JobWorld['graph']['sendMail']>[0]

describe('asking people about a referral', () => {
  let world: WorkflowWorld & JobWorld
  let mails: Mail[] = []
  let files: { name: string; bytes: Uint8Array }[] = []
  let drawn: string[] = []
  let chats: { person: string; text: string }[] = []
  let refuses = false
  const refused = () => Object.assign(new Error('refused'), { advice: 'refused' })

  before(async () => {
    const open = await openWorkflow()
    world = jobWorld(open, {
      graph: {
        findSent: async (id: string) => {
          const mail = mails.find(({ dispatchId }) => dispatchId === id)
          return mail && { id: '1', sentAt: MONDAY }
        },
        sendMail: async (mail: Mail) => {
          if (refuses) throw refused()
          mails.push(mail)
        },
        putFile: async ({ name }: { name: string }, { bytes }: { bytes: Uint8Array }) => {
          if (refuses) throw refused()
          files.push({ name, bytes })
          return { webUrl: 'https://folder.example' }
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
    world.setNow(MONDAY)
    mails = []
    files = []
    drawn = []
    chats = []
    refuses = false
  })

  const done = (answer: unknown): Referral => {
    assert.ok(!isRefusal(answer), JSON.stringify(answer))
    return answer as Referral
  }
  const ask = (reference: string, id: string, who = {}, in_: typeof world = world) =>
    askPerson(in_, SAM, { reference, id, who })
  const noticesOf = async (reference: string, what: KeptNotice['what']) =>
    (await world.store.notices(reference)).filter((notice) => notice.what === what)
  const run = async (reference: string, what: KeptNotice['what'], in_: typeof world = world) => {
    const deliver = { email: deliverEmail, file: fileReport, chat: deliverCard }
    for (const { key, by } of await noticesOf(reference, what))
      await deliver[by as keyof typeof deliver](in_)({ key }, { number: 1, last: true })
    return (await noticesOf(reference, what)).map(({ status }) => status)
  }

  it('writes to the prison’s own mailbox, once, with no name in the subject and nothing attached', async () => {
    const reference = await taken(world)
    done(await ask(reference, 'prison-1', { name: 'A POM', email: 'typed@elsewhere.example' }))
    assert.deepEqual(await run(reference, 'ask-prison'), ['accepted'])
    assert.deepEqual(await run(reference, 'ask-prison'), ['accepted'])
    assert.deepEqual(
      mails.map(({ to, subject, attachments }) => [to, subject, attachments]),
      [['omu.example@prison.example', `OFFICIAL-SENSITIVE ${reference} request for information`, []]],
    )
    assert.match(mails[0]?.text ?? '', /^Dear A POM,/)
    assert.equal(files.length, 0)
  })

  it('does not write to the prison where what was typed into the letter must never reach the prisoner', async () => {
    const reference = await taken(world)
    const who = { role: `the man who asked about ${DETAILS.children[0]?.school}` }
    const asks = () => askPerson(world, SAM, { reference, id: 'prison-1', who })
    assert.equal(await refusalOf(world, asks), 'letterHoldsSecret')
    done(await askPerson(world, SAM, { reference, id: 'school-1', who }))
  })

  it('files a letter to print for whoever has no approved address, with a name that says nobody’s', async () => {
    const reference = await taken(world)
    done(await ask(reference, 'probation-1', { name: 'Jo Bloggs' }))
    assert.deepEqual(await run(reference, 'contact-letter'), ['accepted'])
    assert.deepEqual(
      files.map(({ name }) => name),
      [`${reference}-letter-probation-1.pdf`],
    )
    assert.match(drawn.join(), /Dear Jo Bloggs/)
    assert.deepEqual(mails, [])
    assert.equal((await world.store.load(reference))?.referral.status, 'allocated')
  })

  it('sends to the council that was chosen, and to no other', async () => {
    const { address } = COUNCIL.lado
    const councils = [
      { code: 'northshire', name: 'Northshire', phone: undefined, address },
      { code: 'eastshire', name: 'Eastshire', phone: undefined, address: undefined },
    ]
    const directory: Directory = { ...COUNCIL, councils }
    const there = { ...world, directory }
    const reference = await taken(world)
    const asked = done(await ask(reference, 'other_authority-1', { council: 'northshire' }, there))
    assert.equal(asked.contacts?.[0]?.asked[0]?.method, 'e-mail')
    const other = done(await ask(reference, 'other_authority-2', { council: 'eastshire' }, there))
    assert.equal(other.contacts?.[1]?.asked[0]?.method, 'letter')
    await run(reference, 'ask-council', there)
    assert.deepEqual(
      mails.map(({ to }) => to),
      [address.email],
    )
  })

  it('does not send what was answered before it went', async () => {
    const reference = await taken(world)
    done(await ask(reference, 'lado-1'))
    const note = { id: 'lado-1', outcome: 'replied', on: '2026-12-07', words: 'Not known.' } as const
    done(await notePerson(world, SAM, { reference, note: { ...note, mayBeShared: 'no' } }))
    assert.deepEqual(await run(reference, 'ask-lado'), ['not needed'])
    assert.deepEqual(mails, [])
  })

  it('does not send where the address was withdrawn meanwhile, and tells the social worker', async () => {
    const reference = await taken(world)
    done(await ask(reference, 'prison-1'))
    const prisons = COUNCIL.prisons.map((prison) => ({ ...prison, address: undefined }))
    assert.deepEqual(await run(reference, 'ask-prison', { ...world, directory: { ...COUNCIL, prisons } }), [
      'failed',
    ])
    assert.deepEqual(mails, [])
    await run(reference, 'ask-not-sent')
    assert.equal(chats[0]?.person, SAM.id)
    assert.match(chats[0].text, /could not be sent, or their address was withdrawn/)
    assert.doesNotMatch(chats[0].text, FAMILY)
  })

  it('tells the social worker of a letter that could not be filed', async () => {
    const reference = await taken(world)
    done(await ask(reference, 'police-1'))
    refuses = true
    assert.deepEqual(await run(reference, 'contact-letter'), ['failed'])
    await run(reference, 'letter-not-filed')
    assert.equal(chats[0]?.person, SAM.id)
    assert.match(chats[0].text, /People to ask/)
  })

  it('lets an e-mail that was given up go again with a reason, by the address of today', async () => {
    const reference = await taken(world)
    done(await ask(reference, 'prison-1'))
    refuses = true
    await run(reference, 'ask-prison')
    refuses = false
    const again = { reference, what: 'ask-prison', reason: 'The mailbox was full.' } as const
    done(await sendMailAgain(world, SAM, again))
    assert.deepEqual((await run(reference, 'ask-prison')).toSorted(), ['accepted', 'failed'])
    assert.deepEqual(
      mails.map(({ to }) => to),
      ['omu.example@prison.example'],
    )
  })

  it('files a letter to the family, and none once the family may not be contacted', async () => {
    const reference = await taken(world)
    done(await inviteFamilyTo(world, SAM, reference))
    assert.deepEqual(await run(reference, 'invitation'), ['accepted'])
    assert.deepEqual(
      files.map(({ name }) => name),
      [`${reference}-invitation-1.pdf`],
    )
    const other = await taken(world)
    done(await inviteFamilyTo(world, SAM, other))
    done(await sayWhetherFamilyIsSafe(world, TESS, { reference: other, to: 'no', words: 'The police.' }))
    assert.deepEqual(await run(other, 'invitation'), ['not needed'])
    assert.equal(files.length, 1)
    assert.equal(await refusalOf(world, () => inviteFamilyTo(world, SAM, other)), 'familyMayNotBeInvited')
  })
})
