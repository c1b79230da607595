/** The half year itself: the clock is moved from hour to hour, the product does its part, then the people theirs. */
import { addDays, type Day, later, type Moment, momentAt } from '../../src/domain/moment.ts'
import { isWorkingDay } from '../../src/domain/working-days.ts'
import { makeCouncil, withClosures } from './council.ts'
import { type Diary, drawDiary } from './diary.ts'
import { drain } from './drain.ts'
import { type Evidence, gather } from './evidence.ts'
import { liveAnHour, type Waiting } from './hour.ts'
import { type Heard, openEars } from './listening.ts'
import { openMemory } from './memory.ts'
import { openRunning } from './product.ts'
import { openRandom } from './random.ts'
import type { Town } from './town.ts'

export type Wanted = { readonly weeks: number; readonly referrals: number; readonly seed: number }

export type Ran = { readonly town: Town; readonly evidence: Evidence; close(): Promise<void> }

const WORKED = ['07:30', '08', '09', '10', '11', '12', '13', '14', '15', '16', '17', '21:00']
const OFF = ['11:00', '20:00']
/** People act a little after the hour. */
const MINUTES_PAST = 10

/** `onDay` hears of each day that is over. */
export async function run(wanted: Wanted, onDay: (day: Day) => void): Promise<Ran> {
  const random = openRandom(wanted.seed)
  const council = makeCouncil(random)
  const { directory } = council
  const staff = { people: directory.people, teams: directory.teams.map(({ id }) => id) }
  const diary = drawDiary(wanted, staff, random)
  const running = await openRunning(directory, momentAt(diary.first, '07:00'))
  const memory = openMemory(council.habits, random)
  const told = { done: new Map<string, number>(), inVain: [] }
  const town: Town = { running, random, council, diary, memory, stories: new Map(), ...told }
  const heard: Heard[] = []
  const waiting: Waiting = { arrivals: diary.arrivals, leaves: diary.leaves, nudges: [] }
  const ears = openEars(running, directory.people)
  const quiet = async (): Promise<void> => {
    await drain(running)
    const fresh = ears.listen()
    heard.push(...fresh)
    const nudges = fresh
      .filter(({ isChannel }) => !isChannel)
      .flatMap(({ to, rungs }) => rungs.map((rung) => ({ person: to, ...rung })))
    waiting.nudges = [...waiting.nudges, ...nudges]
  }
  try {
    for (let day = diary.first; day <= diary.last; day = addDays(day, 1)) {
      await beginDay(town, day)
      if (!isDown(diary, day))
        for (const moment of momentsOf(day, diary)) {
          running.clock.set(moment)
          await running.sweep()
          await quiet()
          running.clock.set(later(moment, MINUTES_PAST * 60))
          await liveAnHour(town, waiting)
          await quiet()
        }
      onDay(day)
    }
    return { town, evidence: await gather(town, heard), close: running.close }
  } catch (fault) {
    await running.close()
    throw fault
  }
}

const isDown = ({ downtime }: Diary, day: Day): boolean => downtime.from <= day && day <= downtime.until

/** What happens over night: the product is stopped, begins again, or begins with another calendar. */
async function beginDay({ running, diary, council }: Town, day: Day): Promise<void> {
  const { closure, downtime, restart } = diary
  const directory = day >= closure.known ? withClosures(council.directory, closure.days) : council.directory
  if (day === downtime.from) return running.stop()
  if (day === addDays(downtime.until, 1)) {
    running.clock.set(momentAt(day, '03:00'))
    return running.start(directory)
  }
  if (isDown(diary, day) || (day !== closure.known && day !== restart)) return
  running.clock.set(momentAt(day, '03:00'))
  await running.stop()
  await running.start(directory)
}

function momentsOf(day: Day, { closure }: Diary): readonly Moment[] {
  const isWorked = isWorkingDay(day, { closures: day >= closure.known ? closure.days : [] })
  return (isWorked ? WORKED : OFF).map((time) => momentAt(day, time.includes(':') ? time : `${time}:00`))
}
