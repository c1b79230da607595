/** The assessment form as data: sections A to H of the guidance, with a version. Raise it when any wording changes. */
import type { Question } from './form.ts'
import { answersSection } from './questions/answers.ts'
import type { Section } from './questions/build.ts'
import { carerSection } from './questions/carer.ts'
import { childSection } from './questions/child.ts'
import { historySection, ordersSection } from './questions/history.ts'
import { identitySection } from './questions/identity.ts'
import { prisonerSection } from './questions/prisoner.ts'
import { settingSection } from './questions/setting.ts'

export type { Section } from './questions/build.ts'

export const FORM_VERSION = '2026-11'

export const SECTIONS: readonly Section[] = [
  childSection,
  carerSection,
  prisonerSection,
  historySection,
  ordersSection,
  settingSection,
  answersSection,
  identitySection,
]

/** `A` to `H`, with the child's number where the section is for each child: `A1`, `A2`, `B`. */
export type SectionKey = string

/** One page of the form: a section, and the child it is about where it is for each child. */
export type FormPage = {
  readonly key: SectionKey
  readonly section: Section
  readonly child: number | undefined
}

/** Every page of the form for a number of children, in the order of the form. */
export const pagesFor = (children: number): readonly FormPage[] =>
  SECTIONS.flatMap((section): readonly FormPage[] =>
    section.perChild
      ? Array.from({ length: children }, (_, index) => ({
          key: `${section.id}${index + 1}`,
          section,
          child: index + 1,
        }))
      : [{ key: section.id, section, child: undefined }],
  )

/** The page of a key, or undefined. A bare letter means the first child's page. */
export const pageOf = (key: string, children: number): FormPage | undefined =>
  pagesFor(children).find((page) => page.key === key || page.key === `${key}1`)

export const questionById = (section: Section, id: string): Question | undefined =>
  section.questions.find((question) => question.id === id)
