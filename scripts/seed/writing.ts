/** What a social worker writes in a made past: the answers of the tests, with those that are counted left to chance. */
import type { Answers } from '../../src/domain/form.ts'
import { addDays, type Day } from '../../src/domain/moment.ts'
import { ASSESSMENT } from '../../tests/support/answers.ts'
import { IN_CARE_PAGE } from '../../tests/support/answers-in-care.ts'
import type { Random } from '../simulate/random.ts'
import { weighed } from './families.ts'

/** None, one or two of them. */
function some(random: Random, shares: Readonly<Record<string, number>>): string {
  const count = random.whole(0, 2)
  return [...new Set(Array.from({ length: count }, () => weighed(random, shares)))].join(',')
}

/** One page, on the day on which it is written. */
export function pageWritten(random: Random, key: string, today: Day): Answers {
  const usual = key.startsWith('J')
    ? IN_CARE_PAGE
    : (ASSESSMENT[key] ?? ASSESSMENT[`${key.charAt(0)}1`] ?? {})
  return { ...usual, ...counted(random, key.charAt(0), today) }
}

function counted(random: Random, section: string, today: Day): Answers {
  switch (section) {
    case 'A':
      return {
        seenOn: addDays(today, -random.whole(0, 3)),
        lastContactDate: addDays(today, -random.whole(20, 900)),
        childViewCode: weighed(random, { wants: 40, mixed: 30, does_not_want: 18, too_young: 12 }),
      }
    case 'B':
      return {
        carerSeenOn: addDays(today, -random.whole(0, 3)),
        carerUnmetNeeds: some(random, {
          money: 30,
          housing: 15,
          own_support: 30,
          parenting: 15,
          childcare: 10,
        }),
      }
    case 'C':
      return {
        postReleaseSupport: some(random, {
          accommodation: 25,
          contact: 30,
          therapy: 15,
          early_help: 20,
          none: 10,
        }),
      }
    case 'E':
      return { ordersCheckedOn: today }
    case 'F':
      return {
        barriers: some(random, { distance: 35, cost: 25, school_time: 20, escort: 10, setting: 10 }),
        contactTypes: weighed(random, {
          letter: 40,
          'letter,phone': 30,
          'letter,video': 15,
          'letter,visit': 15,
        }),
      }
    case 'G':
      return answersOfG(random, today)
    case 'J':
      return {
        courtContactOn: addDays(today, -random.whole(20, 60)),
        carePlanCheckedOn: addDays(today, -random.whole(0, 3)),
        careReviewOn: addDays(today, random.whole(30, 150)),
      }
    default:
      return {}
  }
}

function answersOfG(random: Random, today: Day): Answers {
  const reviewAgainOn = addDays(today, random.whole(150, 365))
  const recommendedLevel = weighed(random, { '1': 22, '2': 36, '3': 22, '4': 20 })
  if (!random.chance(0.25)) return { reviewAgainOn, recommendedLevel }
  return {
    ...{ reviewAgainOn, recommendedLevel, escortFound: 'no' },
    ...{ escortName: '', escortRole: '', escortWilling: '', escortPoliceCheck: '' },
    ...{ canKeepChildSafe: '', canEndVisit: '', escortReasons: 'Nobody could be found so far.' },
    noEscortReason: weighed(random, {
      ...{ nobody_known: 40, not_willing: 25, not_able_to_protect: 15, checks_not_clear: 12, prison_rule: 8 },
    }),
  }
}
