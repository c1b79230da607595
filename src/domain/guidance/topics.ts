/** Every topic of the guidance, in the order in which it is needed; and which one belongs to which page of the form. */
import type { Topic } from './topic.ts'
import { AFTER_TOPICS } from './topics-after.ts'
import { CHILDREN_TOPICS } from './topics-children.ts'
import { CONTACT_TOPICS } from './topics-contact.ts'
import { PEOPLE_TOPICS } from './topics-people.ts'
import { REQUEST_TOPICS } from './topics-request.ts'

export const TOPICS: readonly Topic[] = [
  ...REQUEST_TOPICS,
  ...PEOPLE_TOPICS,
  ...CONTACT_TOPICS,
  ...CHILDREN_TOPICS,
  ...AFTER_TOPICS,
]

export const topicById = (id: string): Topic | undefined => TOPICS.find((topic) => topic.id === id)

/** By the letter of the section; `X` is the page of things to explain. */
const OF_SECTION: Readonly<Record<string, string>> = {
  ...{ A: 'the child', B: 'the carer', C: 'the prisoner', D: 'who is asked', E: 'orders' },
  ...{ F: 'visits', G: 'levels', H: 'part 1 and part 2', J: 'child in care', X: 'best interests' },
}

/** `A2` is `the child`. */
export const topicOfPage = (key: string): string => OF_SECTION[key.charAt(0)] ?? ''
