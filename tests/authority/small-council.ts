/** The smallest council that is valid, with a comment, so that its lines can be counted. */

export const SMALL_COUNCIL = `{
  // Line 2.
  "council": {
    "name": "Small Council",
    "replyAddress": "reply@council.example",
    "phone": "01632 960001",
    "outOfHoursPhone": "01632 960002",
    "referralLink": "https://council.example/refer",
    "closures": ["2026-12-29"]
  },
  "mash": { "name": "MASH", "channelId": "19:mash@thread.tacv2" },
  "lado": {
    "name": "LADO",
    "address": {
      "email": "lado@council.example",
      "enteredBy": "Ada Example",
      "checkedBy": "Bo Example",
      "verifiedOn": "2026-09-14"
    }
  },
  "allowedDomains": [
    "council.example",
    "justice.example"
  ],
  "teams": [
    {
      "id": "east",
      "name": "East team",
      "channelId": "19:east@thread.tacv2",
      "folder": { "driveId": "drive", "folderId": "folder" },
      "teamManager": "00000000-0000-4000-8000-0000000000a3",
      "deputies": ["00000000-0000-4000-8000-0000000000a4"]
    }
  ],
  "people": [
    {
      "id": "00000000-0000-4000-8000-0000000000a1",
      "name": "Ada Example",
      "email": "ada@council.example",
      "roles": ["mash_officer"],
      "teams": [],
      "qualified": false
    },
    {
      "id": "00000000-0000-4000-8000-0000000000a2",
      "name": "Cy Example",
      "email": "cy@council.example",
      "roles": ["social_worker"],
      "teams": ["east"],
      "qualified": false
    },
    {
      "id": "00000000-0000-4000-8000-0000000000a3",
      "name": "Di Example",
      "email": "di@council.example",
      "roles": ["team_manager"],
      "teams": ["east"],
      "qualified": true
    },
    {
      "id": "00000000-0000-4000-8000-0000000000a4",
      "name": "Ed Example",
      "email": "ed@council.example",
      "roles": ["deputy"],
      "teams": ["east"],
      "qualified": false
    }
  ],
  "prisons": [
    {
      "code": "ZAA",
      "name": "HMP Sample",
      "address": {
        "email": "omu@justice.example",
        "enteredBy": "00000000-0000-4000-8000-0000000000a1",
        "checkedBy": "Bo Example",
        "verifiedOn": "2026-09-14"
      }
    }
  ]
}
`

/** The small council with one text put in place of another, which must be there; `nth` counts from 1. */
export function changed(from: string, to: string, nth = 1): string {
  const parts = SMALL_COUNCIL.split(from)
  if (parts.length <= nth) throw new Error(`The small council does not hold ${from} ${nth} times`)
  return [parts.slice(0, nth).join(from), parts.slice(nth).join(from)].join(to)
}
