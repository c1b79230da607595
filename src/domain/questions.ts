/** The assessment form as data: sections A to H of the guidance and J, with a version. Raise it when any wording changes. */
import type { Answers, Question } from './form.ts'
import { isInCare } from './in-care.ts'
import { answersSection } from './questions/answers.ts'
import type { Section } from './questions/build.ts'
import { carerSection } from './questions/carer.ts'
import { childSection } from './questions/child.ts'
import { historySection, ordersSection } from './questions/history.ts'
import { identitySection } from './questions/identity.ts'
import { inCareSection } from './questions/in-care.ts'
import { prisonerSection } from './questions/prisoner.ts'
import { settingSection } from './questions/setting.ts'

export type { Section } from './questions/build.ts'

export const FORM_VERSION = '2027-01'

/** In the order in which they are written. There is no section I: it reads like a 1. */
export const SECTIONS: readonly Section[] = [
  inCareSection,
  childSection,
  carerSection,
  prisonerSection,
  historySection,
  ordersSection,
  settingSection,
  answersSection,
  identitySection,
]

/** `A` to `H` and `J`, with the child's number where the section is for each child: `A1`, `A2`, `B`. */
export type SectionKey = string

/** One page of the form: a section, and the child it is about where it is for each child. */
export type FormPage = {
  readonly key: SectionKey
  readonly section: Section
  readonly child: number | undefined
}

/** Every page of the form for these children, as they were recorded, in the order of the form. */
export const pagesFor = (children: readonly Answers[]): readonly FormPage[] =>
  SECTIONS.flatMap((section): readonly FormPage[] =>
    section.perChild
      ? children.flatMap((answers, index) =>
          isAskedOf(section, answers)
            ? [{ key: `${section.id}${index + 1}`, section, child: index + 1 }]
            : [],
        )
      : [{ key: section.id, section, child: undefined }],
  )

const isAskedOf = ({ onlyFor }: Section, child: Answers): boolean => onlyFor === undefined || isInCare(child)

/** The page of a key, or undefined. A bare letter means the page of the first child who has one. */
export function pageOf(key: string, children: readonly Answers[]): FormPage | undefined {
  const pages = pagesFor(children)
  return pages.find((page) => page.key === key) ?? pages.find((page) => page.section.id === key)
}

export const questionById = (section: Section, id: string): Question | undefined =>
  section.questions.find((question) => question.id === id)
