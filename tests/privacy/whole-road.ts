/** The journey, in the order in which it is told to a data protection officer, with what goes wrong on the way. */
import { anchorAudit } from '../../src/jobs/anchor.ts'
import { MAYA, SAM, TESS } from '../support/council.ts'
import { breakGlass, decide, fetchFiles, restrict, thingsChange, triage, writeLetters } from './afterwards.ts'
import { type Ground, keepJobs } from './ground.ts'
import { send, walk } from './journey.ts'
import { askInChannel, everythingBreaks, found, graphQuotes, othersAsk, strangersCall } from './trouble.ts'

export async function wholeRoad(ground: Ground): Promise<void> {
  const reference = await walk(ground)
  await askInChannel(ground, reference)
  await everythingBreaks(ground, reference)
  await graphQuotes(ground, async () => {
    await ground.walker.says(SAM, `submit ${reference}`)
  })
  await send(ground, reference)
  await askInChannel(ground, reference)
  await decide(ground, reference)
  await writeLetters(ground, reference)
  await thingsChange(ground, reference)
  await found(ground, [SAM, TESS, MAYA])
  await triage(ground)
  const restricted = await restrict(ground)
  await othersAsk(ground, [reference, restricted])
  await fetchFiles(ground, reference)
  await breakGlass(ground, restricted)
  await strangersCall(ground)
  await anchorAudit(ground.world.product.world)
  await askInChannel(ground, reference)
  await keepJobs(ground)
}
