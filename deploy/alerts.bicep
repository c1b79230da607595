// The alerts of docs/alerts.md, asked of the lines that the container `figures` prints each minute, and of Azure's own
// figures of the database. Severity 0 calls somebody at any hour, 2 is for the same day, 3 for the week.

param name string
param location string
param databaseName string
param logsId string
param onCall string[]

// Gauges: `highest` of the replicas, or of `every` one, and above for the whole time; `ever` is above once, of any
// replica. Counters: what was `added`.
var ways = {
  highest: 'summarize value = max(value) by bin(TimeGenerated, 1m) | summarize value = min(value)'
  every: 'summarize value = min(value) by bin(TimeGenerated, 1m) | summarize value = min(value)'
  lowest: 'summarize value = min(value) by bin(TimeGenerated, 1m) | summarize value = max(value)'
  ever: 'summarize value = max(value)'
  added: 'summarize value = sum(value)'
}

// Minutes are those that Azure Monitor can look back over: 5, 10, 15, 30, 60.
var rows = [
  { alert: 'turns go wrong', of: 'f.turns_fault', way: 'added', is: '> 3', minutes: 5, severity: 0 }
  { alert: 'everybody is shut out', of: 'iff(todouble(f.turns_done) > 0, -1000000.0, todouble(f.turns_shut_out))', way: 'added', is: '> 20', minutes: 10, severity: 0 }
  { alert: 'turns are slow', of: 'todouble(f.turns) - coalesce(todouble(f.turns_within_5s), 0.0) - todouble(f.turns) / 100.0', way: 'added', is: '> 0', minutes: 10, severity: 2 }
  { alert: 'something waits to be sent', of: 'f.oldest_unsent_seconds', way: 'highest', is: '> 900', minutes: 5, severity: 2 }
  { alert: 'something waits for hours', of: 'f.oldest_unsent_seconds', way: 'highest', is: '> 7200', minutes: 5, severity: 0 }
  { alert: 'messages given up', of: 'f.notices_failed_day', way: 'highest', is: '> 0', minutes: 15, severity: 2 }
  { alert: 'the sweep is silent', of: 'f.sweep_age_seconds', way: 'every', is: '> 300', minutes: 5, severity: 0 }
  { alert: 'not ready', of: 'f.not_ready', way: 'every', is: '> 0', minutes: 5, severity: 0 }
  { alert: 'there is no room', of: 'f.no_room', way: 'ever', is: '> 0', minutes: 5, severity: 0 }
  { alert: 'the disk fills up', of: 'f.room_bytes', way: 'lowest', is: '< 1073741824', minutes: 5, severity: 2 }
  { alert: 'no token', of: 'f.token_calls', way: 'added', is: '> 0', minutes: 15, severity: 0 }
  { alert: 'the certificate ends', of: 'f.certificate_ends_seconds', way: 'lowest', is: '< 2592000', minutes: 60, severity: 3 }
  { alert: 'Graph or Teams says no', of: 'coalesce(todouble(f.calls_refused_graph), 0.0) + coalesce(todouble(f.calls_refused_connector), 0.0)', way: 'added', is: '> 5', minutes: 15, severity: 2 }
  { alert: 'Graph or Teams makes us wait', of: 'f.asked_to_wait_seconds', way: 'added', is: '> 600', minutes: 15, severity: 2 }
  { alert: 'the queue grows', of: 'f.queue_oldest_seconds', way: 'highest', is: '> 600', minutes: 10, severity: 2 }
  { alert: 'jobs given up by the queue', of: 'f.jobs_given_up', way: 'added', is: '> 0', minutes: 15, severity: 2 }
  { alert: 'the database is lost', of: 'coalesce(todouble(f.store_lost), 0.0) + coalesce(todouble(f.store_crowded), 0.0)', way: 'added', is: '> 5', minutes: 5, severity: 0 }
  { alert: 'the database is full', of: 'f.store_full', way: 'added', is: '> 0', minutes: 5, severity: 0 }
  { alert: 'the keys do not fit', of: 'f.store_keys', way: 'added', is: '> 0', minutes: 5, severity: 0 }
  { alert: 'the mark of sealing is gone', of: 'f.seal_mark_gone', way: 'ever', is: '> 0', minutes: 5, severity: 0 }
  { alert: 'nobody gets a connection', of: 'f.pool_waiting', way: 'highest', is: '> 20', minutes: 5, severity: 2 }
  { alert: 'figures cannot be read', of: 'f.standing_read', way: 'lowest', is: '< 1', minutes: 10, severity: 2 }
  { alert: 'the mailbox is not read', of: 'f.mailbox_read_age_seconds', way: 'highest', is: '> 900', minutes: 5, severity: 2 }
  { alert: 'mail to MASH waits', of: 'f.oldest_waiting_mail_seconds', way: 'highest', is: '> 28800', minutes: 30, severity: 2 }
  { alert: 'the clock is wrong', of: 'abs(todouble(f.clock_ahead_seconds))', way: 'highest', is: '> 60', minutes: 5, severity: 2 }
  { alert: 'the audit is not anchored', of: 'f.anchor_age_seconds', way: 'highest', is: '> 129600', minutes: 60, severity: 2 }
  { alert: 'e-mails are held', of: 'f.sends_held', way: 'highest', is: '> 0', minutes: 60, severity: 2 }
  { alert: 'the store was put back', of: 'f.sends_held_unasked', way: 'highest', is: '> 0', minutes: 5, severity: 0 }
  { alert: 'the log complains', of: 'f.log_errors', way: 'added', is: '> 10', minutes: 15, severity: 2 }
  { alert: 'memory grows', of: 'f.resident_bytes', way: 'highest', is: '> 912680550', minutes: 30, severity: 3 }
  { alert: 'the process is held up', of: 'f.event_loop_lag_seconds', way: 'highest', is: '> 0.5', minutes: 10, severity: 2 }
]

var lines = 'ContainerAppConsoleLogs | where ContainerAppName == "${name}" and ContainerName == "figures" | extend line = parse_json(Log) | where line.msg == "figures"'

// Conditions on what is not there, or has to be looked at over a day.
var silences = [
  { alert: 'nobody scrapes', query: '${lines} | count | where Count == 0', window: 'PT5M', severity: 0 }
  {
    alert: 'the audit chain is broken'
    query: 'ContainerAppConsoleLogs | where ContainerName == "audit" | summarize whole = countif(Log contains ": whole,") | where whole < 2'
    window: 'P1D'
    severity: 0
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-on-call'
  location: 'global'
  properties: {
    enabled: true
    groupShortName: 'prisoncontac'
    emailReceivers: [
      for (mailbox, index) in onCall: { name: 'person-${index}', emailAddress: mailbox, useCommonAlertSchema: true }
    ]
  }
}

// Queries are not checked when they are deployed: the table of the log is there once the first line was written, which in
// an empty tenant is later.
resource standing 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for row in rows: {
    name: '${name} - ${row.alert}'
    location: location
    kind: 'LogAlert'
    properties: {
      displayName: row.alert
      description: 'docs/alerts.md says which part of the runbook helps.'
      severity: row.severity
      enabled: true
      scopes: [logsId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT${row.minutes}M'
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: '${lines} | extend f = line.figures | extend value = todouble(${row.of}) | where isnotnull(value) | ${ways[row.way]} | where value ${row.is}'
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
          }
        ]
      }
      autoMitigate: true
      actions: { actionGroups: [people.id] }
    }
  }
]

resource silent 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for row in silences: {
    name: '${name} - ${row.alert}'
    location: location
    kind: 'LogAlert'
    properties: {
      displayName: row.alert
      severity: row.severity
      enabled: true
      scopes: [logsId]
      evaluationFrequency: row.window
      windowSize: row.window
      skipQueryValidation: true
      criteria: {
        allOf: [{ query: row.query, timeAggregation: 'Count', operator: 'GreaterThan', threshold: 0 }]
      }
      autoMitigate: true
      actions: { actionGroups: [people.id] }
    }
  }
]

resource database 'Microsoft.DBforPostgreSQL/flexibleServers@2025-08-01' existing = { name: databaseName }

// Before it is full: a full database is the alert above, and too late.
resource storage 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name} - the database fills up'
  location: 'global'
  properties: {
    severity: 2
    enabled: true
    scopes: [database.id]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'storage'
          criterionType: 'StaticThresholdCriterion'
          metricName: 'storage_percent'
          operator: 'GreaterThan'
          threshold: 80
          timeAggregation: 'Average'
        }
      ]
    }
    actions: [{ actionGroupId: people.id }]
  }
}
