/** Made names as they come in an English city: English, Polish, South Asian and Arabic, the common ones often. */

const split = (text: string): readonly string[] => text.split(' ')

type Tongue = {
  readonly first: readonly string[]
  readonly last: readonly string[]
  /** Rarer surnames: any of the one with any of the other. */
  readonly stems: readonly string[]
  readonly ends: readonly string[]
}

const ENGLISH: Tongue = {
  first: split(
    'Oliver George Jack Amelia Olivia Isla Noah Ava Mia Harry Charlie Thomas Emily Grace Sophie James William Ella Freya Lily Daniel Lucy Samuel Chloe Joseph Ruby Alfie Jessica Liam Megan Ryan Hannah Callum Bethany Connor Georgia Jordan Abigail Nathan Shannon Aaron Katherine Margaret Elizabeth Robert Susan Patricia Derek Siân Seán Zoë',
  ),
  last: split(
    'Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke O’Brien O’Connor McDonald Smith-Jones Fitzgerald Whittaker Cartwright Pemberton',
  ),
  stems: split(
    'Ash Brad Cal Dun East Fair Green Hart Ing Kirk Lang Mar Nor Oak Pem Rad Stan Thorn Under Wal West Whit Win Wood York Black Brook Clay Cran Drax Ell Far Gar Hazel Hol Huddle Kel Lin Mil North Pick Ridge Shel Silver Spen Stock Swin Tot Wake Wen',
  ),
  ends: split(
    'ford ley ton wood ham worth well combe by den field stone hurst land bourne bridge more wick stead gate ridge cott over bury shaw man er ing son ers',
  ),
}

const POLISH: Tongue = {
  first: split(
    'Jakub Antoni Szymon Jan Filip Zuzanna Julia Maja Zofia Hanna Piotr Krzysztof Andrzej Tomasz Paweł Katarzyna Małgorzata Agnieszka Barbara Ewa Łukasz Michał Grzegorz Wojciech Magdalena Aleksandra Bartosz Mateusz Kinga Patrycja',
  ),
  last: split(
    'Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Jankowski Mazur Kwiatkowski Krawczyk Piotrowski Grabowski Pawłowski Michalski Brzęczyszczykiewicz',
  ),
  stems: split(
    'Adam Bart Borkow Chmiel Czarn Domań Fabi Gajew Głow Gór Jabłoń Jaś Kacz Kalin Kasprz Klim Kobyl Koł Krup Kuchar Lis Maj Malin Marcin Mikoł Olszew Ostr Pietrz Rutkow Sadow Sikor Sob Stęp Święt Tomcz Urban Wal Wilcz Wron Zając Żak Żukow',
  ),
  ends: split('ski owski iński czyk owicz ewicz arz ak ek iak ewski uk icki yński alski orek'),
}

const SOUTH_ASIAN: Tongue = {
  first: split(
    'Mohammed Muhammad Aisha Fatima Ayesha Zainab Ali Hassan Hussain Imran Usman Bilal Sana Maryam Priya Arjun Rohan Anjali Simran Gurpreet Harpreet Manpreet Jaspreet Rajesh Sunita Deepak Kiran Neha Amit Pooja Rahul Nadia Shabana Tariq Waqar Yasmin',
  ),
  last: split(
    'Khan Patel Singh Kaur Ahmed Hussain Begum Ali Shah Malik Iqbal Akhtar Choudhury Rahman Uddin Miah Sharma Gupta Mehta Desai Bibi Mahmood Chaudhry Rashid Sandhu Dhillon Gill Bhatti',
  ),
  stems: split(
    'Agar Bhatta Chakra Desh Gan Hari Jaya Kal Lakh Mukh Nara Parth Raj Sri Sundar Tri Vais Ven Akh Bas Chan Dev Gur Indra Jas Kum Man Nav Pad Ram Sat Tej Uday Vik Yad Zaf',
  ),
  ends: split(
    'wal charya borty mukh guly nath raman shan erjee yana asarathy pal nivasan aram vedi hnav katesh tar avan der endra jit ar preet een ma esh inder al ya eer',
  ),
}

const ARABIC: Tongue = {
  first: split(
    'Omar Khalid Yusuf Ibrahim Mustafa Abdullah Abdulrahman Mahmoud Karim Nasser Leila Noor Huda Salma Rania Samira Hanan Amina Khadija Zahra Tarek Walid Sami Faisal Ziad Hamza Bashir Idris',
  ),
  last: split(
    'Al-Hassan Al-Masri Haddad Mansour Khalil Nasser Saleh Aziz Hamdan Qasim Abdi Osman Warsame Farah Al-Jabouri Al-Rashid Barakat Najjar Darwish Shaheen محمد الحسن',
  ),
  stems: split(
    'Bad Far Gham Hab Jab Kas Lat Mar Naj Qad Raf Sab Shar Tah Waz Yas Zak Baz Dar Fad Haj Jum Kham Mun Nab Ram Sal Sham Tam Zah',
  ),
  ends: split(
    'ari awi oud een ani idi oun iyeh aldin ullah oubi ash ouri anah ouf eddine abi iri ammar awneh',
  ),
}

const TONGUES: readonly (readonly [number, Tongue])[] = [
  [0.55, ENGLISH],
  [0.7, POLISH],
  [0.88, SOUTH_ASIAN],
  [1, ARABIC],
]

export type Family = { readonly tongue: Tongue; readonly last: string }

export function family(random: () => number): Family {
  const share = random()
  const tongue = TONGUES.find(([upTo]) => share <= upTo)?.[1] ?? ENGLISH
  const last = random() < 0.4 ? often(tongue.last, random) : rareSurname(tongue, random)
  return { tongue, last }
}

const BETWEEN = split('a an ar e el en er es i il in is o ol on or u ul un ur')

/** About as many different ones as there are among so many people in truth. */
function rareSurname({ stems, ends }: Tongue, random: () => number): string {
  const between = random() < 0.6 ? any(BETWEEN, random) : ''
  return `${any(stems, random)}${between}${any(ends, random)}`
}

/** Somebody of a family: a first name or two. */
export function nameIn({ tongue, last }: Family, random: () => number): string {
  const second = random() < 0.15 ? ` ${often(tongue.first, random)}` : ''
  return `${often(tongue.first, random)}${second} ${last}`
}

const any = (of: readonly string[], random: () => number): string =>
  of[Math.floor(random() * of.length)] ?? ''

/** The first ones of the list far more often than the last. */
const often = (of: readonly string[], random: () => number): string =>
  of[Math.floor(random() ** 2 * of.length)] ?? ''

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** The name with two letters wrong: each is another one, missing, one too many, or swapped with the next. */
export function twoWrong(name: string, random: () => number): string {
  const once = (text: string): string => {
    const letters = [...text]
    const places = letters.flatMap((letter, index) => (/\p{L}/u.test(letter) ? [index] : []))
    const at = places[Math.floor(random() * places.length)] ?? 0
    const other = LETTERS[Math.floor(random() * LETTERS.length)] ?? 'x'
    switch (Math.floor(random() * 4)) {
      case 0:
        return letters.with(at, other).join('')
      case 1:
        return letters.toSpliced(at, 1).join('')
      case 2:
        return letters.toSpliced(at, 0, other).join('')
      default:
        return /\p{L}/u.test(letters[at + 1] ?? '')
          ? letters
              .with(at, letters[at + 1] ?? '')
              .with(at + 1, letters[at] ?? '')
              .join('')
          : letters.with(at, other).join('')
    }
  }
  return once(once(name))
}
