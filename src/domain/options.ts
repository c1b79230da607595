/** The lists people choose from, in the field's own words (2.1 to 2.4 of the field notes, and the guidance). */
import type { Option } from './form.ts'

export const options = (rows: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(rows).map(([id, label]) => ({ id, label }))

export const YES_NO_NOT_KNOWN = options({ yes: 'Yes', no: 'No', not_known: 'Not known' })
export const YES_NO = options({ yes: 'Yes', no: 'No' })
export const LOW_MEDIUM_HIGH = options({
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  not_known: 'Not known yet',
})

export const REQUEST_TYPES = options({
  contact_assessment: 'Contact assessment',
  child_safeguarding_enquiry: 'Child safeguarding enquiry',
  review_of_decision: 'Review of a decision',
  release_or_transfer_notice: 'Release or transfer notice',
  court_request: 'Request from a court',
})

export const REQUEST_SOURCES = options({
  prison: 'The prison',
  lado: 'LADO (Designated Officer)',
  court: 'A court',
  probation: 'Probation',
  police: 'Police',
  other: 'Someone else',
})

export const CHANNELS = options({
  email: 'E-mail',
  post: 'Post',
  phone: 'Phone',
  cjsm: 'CJSM secure mail',
  portal: 'Portal',
})

export const FOUR_QUESTIONS = options({
  circumstances: '(a) The child’s circumstances',
  best_interests: '(b) Whether contact is in the child’s best interests',
  level: '(c) What level of contact is appropriate',
  escort: '(d) A suitable adult to go with the child',
})

export const HOME_AUTHORITY = options({
  ours: 'Yes, in our area',
  another_authority: 'No, in another authority',
  not_clear: 'Not clear yet',
})

export const SAFE_TO_CONTACT = options({ yes: 'Yes', no: 'No', ask_police_first: 'Ask the police first' })

export const CUSTODY = options({
  remand: 'On remand',
  sentenced: 'Sentenced',
  recall: 'Recalled',
  immigration: 'Immigration detention',
  civil: 'Civil prisoner',
})

export const SENTENCES = options({
  under_12_months: 'Under 12 months',
  '1_to_4_years': '1 to 4 years',
  over_4_years: 'Over 4 years',
  life_or_ipp: 'Life or IPP',
  not_known: 'Not known',
})

export const PPRC = options({
  potential: 'Potential',
  confirmed: 'Confirmed',
  not_pprc: 'No',
  not_known: 'Not known',
})

export const MAPPA = options({
  '1': 'Level 1',
  '2': 'Level 2',
  '3': 'Level 3',
  none: 'Not MAPPA',
  not_known: 'Not known',
})

export const RELATIONSHIPS = options({
  son: 'Son',
  daughter: 'Daughter',
  stepson: 'Stepson',
  stepdaughter: 'Stepdaughter',
  adopted_child: 'Adopted child',
  foster_child: 'Foster child',
  grandchild: 'Grandchild',
  brother_or_sister: 'Brother or sister',
  half_or_step_sibling: 'Half or step sibling',
  niece_or_nephew: 'Niece or nephew',
  partners_child: 'Partner’s child',
  other: 'Other',
})

export const KNOWN = options({
  open: 'Open to us now',
  closed: 'Known before, closed',
  never: 'Never known',
})

export const LEGAL_STATUSES = options({
  none: 'None',
  child_in_need: 'Child in need',
  child_protection_plan: 'Child protection plan',
  looked_after_s20: 'Child in care, section 20',
  looked_after_care_order: 'Child in care, care order',
  looked_after_interim_order: 'Child in care, interim order',
  looked_after_other: 'Child in care, other',
  special_guardianship: 'Special guardianship',
  adopted: 'Adopted',
})

export const SUPPORTS = options({ yes: 'Yes', no: 'No', unsure: 'Unsure', not_asked: 'Not asked yet' })

export const CHILD_VIEWS = options({
  wants: 'Wants contact',
  does_not_want: 'Does not want contact',
  mixed: 'Mixed feelings',
  too_young: 'Too young to say',
  not_asked: 'Not asked',
})

export const PROTECT = options({
  able: 'Able to protect',
  able_with_support: 'Able with support',
  not_able: 'Not able to protect',
})

export const CARER_NEEDS = options({
  ...{ money: 'Money', housing: 'Housing', own_support: 'Support for themselves' },
  ...{ parenting: 'Help with parenting', childcare: 'Childcare', health: 'Their own health' },
  ...{ none: 'None that we know of', other: 'Something else' },
})

export const RELEASE_SUPPORT = options({
  ...{ accommodation: 'A place to live', contact: 'Arranging contact', therapy: 'Therapy' },
  ...{ early_help: 'Early help', mental_health: 'Mental health', substance_use: 'Drugs or alcohol' },
  ...{ none: 'None that we know of', other: 'Something else' },
})

export const MAY_PROCEED = options({
  yes: 'The police agree that we go ahead',
  no: 'The police ask us to wait',
  awaited: 'Asked, no answer yet',
})

export const CHRONOLOGY = options({
  on_file: 'Already on file',
  created: 'Written for this assessment',
  not_needed: 'Not needed (say why)',
})

export const ORDERS = options({
  none_known: 'None known',
  child_arrangements: 'Child arrangements order',
  care: 'Care order',
  non_molestation: 'Non-molestation order',
  restraining: 'Restraining order',
  sexual_harm_prevention: 'Sexual harm prevention order',
  licence_no_contact: 'Licence condition: no contact',
})

export const ASKED = options({
  replied: 'Asked, and replied',
  no_reply: 'Asked, no reply yet',
  declined: 'Declined',
  not_applicable: 'Not asked (say why)',
})

export const CONTACT_TYPES = options({
  letter: 'Letters and cards',
  email_service: 'Prison e-mail service',
  phone: 'Phone',
  video: 'Video call',
  visit: 'Visit',
  family_day: 'Family day',
  through_another_person: 'Through another person',
  photographs: 'Photographs',
})

export const VISIT_TYPES = options({
  open: 'Open visit',
  closed: 'Closed visit',
  either: 'Either',
  none: 'No visit',
})

export const BARRIERS = options({
  distance: 'Distance',
  cost: 'Cost of travel',
  school_time: 'Visits fall in school time',
  escort: 'Nobody to go with the child',
  disability: 'Health or disability',
  language: 'Language',
  setting: 'The visiting room is hard for a child',
})

export const BEST_INTERESTS = options({ yes: 'Yes', yes_with_limits: 'Yes, with limits', no: 'No' })

export const CONDITIONS = options({
  supervised: 'Supervised by prison staff in sight',
  named_escort: 'Only with the named adult',
  closed_visit: 'Closed visits only',
  no_photographs: 'No photographs to be sent',
  letters_read: 'Letters read before they are handed over',
  calls_monitored: 'Calls listened to',
  no_other_adults: 'No other adults on the visit',
  stop_if_distressed: 'Stop at once if the child is distressed',
})

export const ESCORT_ROLES = options({
  parent: 'Parent',
  carer: 'Carer',
  foster_carer: 'Foster carer',
  relative: 'Relative',
  worker: 'Worker',
  other: 'Other',
})

export const POLICE_CHECKS = options({
  clear: 'Clear',
  concern: 'Concern',
  awaited: 'Awaited',
  not_done: 'Not done',
})

export const NO_ESCORT = options({
  nobody_known: 'We know of nobody',
  not_willing: 'Asked, and not willing',
  not_able_to_protect: 'Could not keep the child safe',
  checks_not_clear: 'Checks not clear, or not done',
  prison_rule: 'The prison’s own rule',
  other: 'Other',
})

export const IDENTITY = options({
  case_record: 'Our own case record',
  birth_certificate: 'Birth certificate',
  passport: 'Passport',
  school_record: 'School record',
  not_verified: 'Not verified (say why)',
})
