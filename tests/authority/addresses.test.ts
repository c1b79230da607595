/** Faults of prisons and addresses, each with its line, and the domains that are refused. */
import assert from 'node:assert/strict'
import { eachFault, faultsOf } from './each-fault.ts'
import { changed } from './small-council.ts'

const prisonAt = (domain: string): readonly string[] =>
  faultsOf(changed('omu@justice.example', `omu@${domain}`))
const isAt = (domain: string, why: string): string[] => [
  `line 74: prisons[0].address.email is at "${domain}", ${why}`,
]

describe('prisons in the authority file', () => {
  const another = `, { "code": "ZAA", "name": "HMP Other", "phone": "", "address": { "email": "o@justice.example", "enteredBy": "A", "checkedBy": "B", "verifiedOn": "2026-09-14" } }`
  eachFault([
    {
      rule: 'have codes of their own, and no empty telephone number',
      change: ['\n    }\n  ]\n}', `\n    }${another}\n  ]\n}`],
      says: [
        'line 79: prisons[1].code is the same as prisons[0].code',
        'line 79: prisons[1].phone must not be empty',
      ],
    },
  ])
})

describe('an approved address', () => {
  const same = 'must be another person than enteredBy'
  eachFault([
    {
      rule: 'is checked by another person than entered it, however the name is written',
      change: ['"checkedBy": "Bo Example"', '"checkedBy": "ADA  example"'],
      says: [`line 17: lado.address.checkedBy ${same}`],
    },
    {
      rule: 'is checked by another person, also where one stands as an id and one as a name',
      change: ['"checkedBy": "Bo Example"', '"checkedBy": "Ada Example"', 2],
      says: [`line 76: prisons[0].address.checkedBy ${same}`],
    },
    {
      rule: 'names who checked it',
      change: ['"checkedBy": "Bo Example"', '"checkedBy": ""'],
      says: ['line 17: lado.address.checkedBy must not be empty'],
    },
    {
      rule: 'is at an allowed domain for the LADO too',
      change: ['lado@council.example', 'lado@gmail.com'],
      says: ['line 15: lado.address.email is at "gmail.com", which is public webmail'],
    },
    {
      rule: 'is at an allowed domain for replies too',
      change: ['reply@council.example', 'reply@elsewhere.example'],
      says: ['line 5: council.replyAddress is at "elsewhere.example", which is not in allowedDomains'],
    },
  ])

  it('is accepted at an allowed domain and below it, in any case of letters', () => {
    for (const domain of ['justice.example', 'sample.justice.example', 'Sample.JUSTICE.example'])
      assert.deepEqual(prisonAt(domain), [], domain)
  })

  it('is refused at a domain that is on no list', () => {
    for (const domain of ['elsewhere.example', 'example.com', 'example.justice'])
      assert.deepEqual(prisonAt(domain), isAt(domain, 'which is not in allowedDomains'))
  })

  it('is refused at the old secure mail, whatever is allowed', () => {
    const domains = [
      'hmps.gsi.gov.uk',
      'gsi.gov.uk',
      'small.gse.gov.uk',
      'small.gcsx.gov.uk',
      'small.gsx.gov.uk',
      'small.x.gsi.gov.uk',
    ]
    for (const domain of domains) {
      const why = 'which was switched off with the old secure mail'
      assert.deepEqual(prisonAt(domain), isAt(domain, why))
      const allowed = faultsOf(changed('"justice.example"', `"justice.example", "${domain}"`))
      assert.deepEqual(allowed, [`line 23: allowedDomains[2] is "${domain}", ${why}`])
    }
  })

  it('is refused at public webmail, whatever is allowed', () => {
    const domains = [
      'gmail.com',
      'googlemail.com',
      'outlook.com',
      'hotmail.co.uk',
      'hotmail.com',
      'live.co.uk',
      'yahoo.co.uk',
      'yahoo.fr',
      'icloud.com',
      'me.com',
      'aol.com',
      'proton.me',
      'protonmail.com',
      'gmx.net',
      'btinternet.com',
      'mail.yahoo.com.au',
    ]
    for (const domain of domains) {
      assert.deepEqual(prisonAt(domain), isAt(domain, 'which is public webmail'))
      const allowed = faultsOf(changed('"justice.example"', `"justice.example", "${domain}"`))
      assert.deepEqual(allowed, [`line 23: allowedDomains[2] is "${domain}", which is public webmail`])
    }
  })

  it('is refused at a domain that looks like an allowed one', () => {
    const oneSlip = ['justce.example', 'jusstice.example', 'justive.example', 'jutsice.example']
    const drawnAlike = [
      'justlce.example',
      'just1ce.example',
      'jusтice.example',
      'јuѕtісе.example',
      'xn--jutice-jvf.example',
      'jüstice.example',
    ]
    const hidden = ['justice.example.com', 'mail.justlce.example', 'omu.justice.example.invalid.org']
    for (const domain of [...oneSlip, ...drawnAlike, ...hidden]) {
      const why = 'which looks like "justice.example" but is another domain'
      assert.deepEqual(prisonAt(domain), isAt(domain, why))
    }
  })

  it('is not called a look-alike for being short or a little like it', () => {
    for (const domain of ['notice.example', 'police.example', 'justices.sample'])
      assert.deepEqual(prisonAt(domain), isAt(domain, 'which is not in allowedDomains'))
  })
})

describe('an allowed domain', () => {
  eachFault([
    {
      rule: 'is not one that many organisations share',
      change: ['"justice.example"', '"justice.example", "gov.uk"'],
      says: ['line 23: allowedDomains[2] is "gov.uk", which is shared by many organisations'],
    },
    {
      rule: 'does not look the same as another',
      change: ['"justice.example"', '"justice.example", "justlce.example"'],
      says: ['line 23: allowedDomains[2] is the same as allowedDomains[1], or looks like it'],
    },
    {
      rule: 'is there at least once',
      change: ['\n    "council.example",\n    "justice.example"\n', '\n\n\n'],
      says: ['line 21: allowedDomains must name at least one domain'],
    },
  ])
})
