/** The guidance as cards: one topic, the topics of one stage, all stages, or the nearest where nothing fits. */
import { STAGES, type Stage, type Topic } from '../domain/guidance/topic.ts'
import { TOPICS, topicById } from '../domain/guidance/topics.ts'
import { inRows } from './button-rows.ts'
import { type Card, render, type Surface } from './render.ts'

/** The page of an assessment from which somebody came to read. */
export type From = { readonly reference: string; readonly page: string }

export type GuidancePage =
  | { readonly topic: Topic; readonly from?: From | undefined; readonly said?: string }
  | { readonly stage: Stage }
  | { readonly nearest: readonly Topic[] }
  | 'all'

type Line = { readonly label: string; readonly value: string }

type Shown = {
  readonly above: string
  readonly title: string
  readonly sections: readonly { readonly heading: string; readonly lines: readonly Line[] }[]
  readonly source: string
  readonly setsTitle: string
  readonly buttons: readonly Button[]
}

type Button = { readonly title: string; readonly verb: string; readonly style: string } & From & {
    readonly topic: string
  }

export function guidanceCard(page: GuidancePage, surface: Surface): Card {
  const { buttons, ...shown } = shownOf(page)
  return render('guidance', { ...shown, sets: inRows(buttons) }, surface)
}

function shownOf(page: GuidancePage): Shown {
  if (page === 'all') return everything()
  if ('topic' in page) return oneTopic(page)
  return 'stage' in page ? oneStage(page.stage) : nearestTopics(page.nearest)
}

function oneTopic({ topic, from, said = '' }: Extract<GuidancePage, { topic: Topic }>): Shown {
  const { title, stage, says, here, type = [], source, seeAlso } = topic
  const related = seeAlso.map(topicById).filter((found) => found !== undefined)
  return {
    ...{ above: `Guidance · ${STAGES[stage]}`, title },
    sections: [
      ...(said === '' ? [] : [{ heading: '', lines: [line(said)] }]),
      { heading: '', lines: says.map((each) => (typeof each === 'string' ? line(each) : labelled(each))) },
      {
        heading: 'In this bot',
        lines: [line(here), ...type.map((words) => ({ label: 'Type: ', value: words }))],
      },
    ],
    source: `In our own words. Source: ${source}.`,
    setsTitle: 'See also',
    buttons: [
      ...(from === undefined ? [] : [back(from)]),
      ...related.map((each) => toTopic(each, from)),
      { ...toAll('All topics'), ...(from ?? NOWHERE) },
    ],
  }
}

const oneStage = (stage: Stage): Shown => ({
  ...{ above: 'Guidance', title: STAGES[stage], sections: [], source: '', setsTitle: '' },
  buttons: [
    ...TOPICS.filter((topic) => topic.stage === stage).map((topic) => toTopic(topic)),
    toAll('All topics'),
  ],
})

const nearestTopics = (nearest: readonly Topic[]): Shown => ({
  ...{ above: 'Guidance', title: 'I have no topic of that name', source: '', setsTitle: '' },
  sections: [{ heading: '', lines: [line('These come nearest. Other words may find it too.')] }],
  buttons: [...nearest.map((topic) => toTopic(topic)), toAll('All topics')],
})

const stages = Object.entries(STAGES) as readonly (readonly [Stage, string])[]

const everything = (): Shown => ({
  ...{ above: 'Guidance', title: 'What do you want to know?', source: '', setsTitle: 'Choose' },
  sections: [
    { heading: '', lines: [line('Type “guidance” and a word, such as “guidance photographs”, or choose.')] },
    ...stages.map(([stage, heading]) => ({
      heading,
      lines: [
        line(
          `${TOPICS.filter((topic) => topic.stage === stage)
            .map(({ title }) => title)
            .join(' · ')}`,
        ),
      ],
    })),
  ],
  buttons: stages.map(([stage, title]) => button(title, stage)),
})

const line = (value: string): Line => ({ label: '', value })
const labelled = ({ label, value }: Line): Line => ({ label: `${label}: `, value })

const LONGEST_BUTTON = 26
const NOWHERE: From = { reference: '', page: '' }

const button = (title: string, topic: string): Button => ({
  ...{ title, verb: 'guidance', style: 'default', topic },
  ...NOWHERE,
})
/** From topic to topic the way back to the page stays. */
const toTopic = (topic: Topic, from: From = NOWHERE): Button => ({
  ...button(shortTitle(topic), topic.id),
  ...from,
})
/** A longer button is cut off on a phone. */
const shortTitle = ({ id, title }: Topic): string =>
  title.length <= LONGEST_BUTTON ? title : `${id.charAt(0).toUpperCase()}${id.slice(1)}`
const toAll = (title: string): Button => button(title, '')
const back = (from: From): Button => ({
  ...{ title: `Back to ${from.page}`, verb: 'open-page', style: 'positive', topic: '' },
  ...from,
})
