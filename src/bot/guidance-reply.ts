/** The guidance for what was typed or pressed. It names nobody, so it may be read anywhere; what was typed is never repeated. */
import { distance } from 'fastest-levenshtein'
import { type From, guidanceCard } from '../cards/guidance.ts'
import { findTopic } from '../domain/guidance/find-topic.ts'
import { STAGES, type Stage } from '../domain/guidance/topic.ts'
import { TOPICS } from '../domain/guidance/topics.ts'
import type { Reply, Turn } from './turn.ts'

/** Where somebody came from, and what is said above the topic. */
type Coming = From & { readonly said?: string }

/** `words` may be a topic, the id or name of a stage, or nothing: then all stages are listed. */
export function guidanceReply({ surface }: Turn, words: string, coming?: Coming): Reply {
  const wanted = words.trim().toLowerCase()
  if (wanted === '' || wanted === 'topics' || wanted === 'all topics')
    return { card: guidanceCard('all', surface) }
  const stage = stages.find(([id, title]) => id === wanted || title.toLowerCase() === wanted)?.[0]
  if (stage !== undefined) return { card: guidanceCard({ stage }, surface) }
  const found = findTopic(TOPICS, words, distance)
  if (!('topic' in found) || coming === undefined) return { card: guidanceCard(found, surface) }
  const { said, ...from } = coming
  return { card: guidanceCard({ ...found, from, ...(said === undefined ? {} : { said }) }, surface) }
}

const stages = Object.entries(STAGES) as readonly (readonly [Stage, string])[]
