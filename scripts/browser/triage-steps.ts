/** Maya keeps an incomplete request for triage, asks for what is missing, undoes it, and ends it as logged. */
import { CHILD, PRISONER, REQUEST } from './answers.ts'
import { fillBoxes } from './fill-box.ts'
import { cardWith, goTo, press, say, showTop } from './playground.ts'
import type { Road } from './road.ts'
import type { Step } from './steps.ts'

export function triageSteps(road: Road): readonly Step[] {
  let reference = ''
  return [
    [
      'Maya records a request with the name of the child alone, for triage',
      async () => {
        const { maya } = road.people()
        await goTo(maya, 'chat')
        await say(maya, 'new referral')
        const first = await cardWith(maya, 'step 1 of 4')
        await fillBoxes(first, REQUEST)
        await press(first, 'Next: the prisoner')
        const second = await cardWith(maya, 'step 2 of 4')
        await fillBoxes(second, PRISONER)
        await press(second, 'Next: the child')
        const third = await cardWith(maya, 'step 3 of 4')
        await fillBoxes(third, CHILD.slice(0, 1))
        await press(third, 'Record for triage')
        const recorded = await cardWith(maya, /Recorded: PCA-[\s\S]*No team has it yet/)
        reference = /PCA-\d{4}-\d{4}/.exec(await recorded.innerText())?.[0] ?? ''
        await press(recorded, 'Decide what becomes of it')
      },
    ],
    [
      'one card says what is missing and what may become of it',
      async () => {
        const { maya } = road.people()
        const card = await cardWith(maya, new RegExp(`${reference}[\\s\\S]*What becomes of it\\?`))
        await showTop(card)
        await road.picture(maya, 'triage')
        await press(card, 'Ask for more…')
        const form = await cardWith(maya, /Ask for what is missing[\s\S]*Please answer by/)
        await showTop(form)
        await road.picture(maya, 'triage-ask-for-more')
        await press(form, 'Ask for it')
      },
    ],
    [
      'Maya undoes it, and it waits for triage again; then it is only logged',
      async () => {
        const { maya } = road.people()
        const asked = await cardWith(maya, new RegExp(`${reference}[\\s\\S]*Status: waiting for information`))
        await showTop(asked)
        await road.picture(maya, 'triage-asked')
        await press(asked, 'Undo')
        await cardWith(maya, /Undone\. It is as it was before: waiting for triage/)
        await say(maya, `log only ${reference}: a notice of a move`)
        const ended = await cardWith(
          maya,
          new RegExp(`${reference}[\\s\\S]*Status: logged, nothing to assess`),
        )
        await showTop(ended)
        await road.picture(maya, 'triage-logged')
      },
    ],
  ]
}
