{{/* Who may do what in Kafka: nothing beyond what its code does. strimzi/base/users.yaml says the same (a test compares). */}}
{{- define "sluice.kafka.access" -}}
ingest-service:
  topics:
    sensor-readings: {{ if .Values.counts.file }}[Describe, Read, Write]{{ else }}[Describe, Write]{{ end }}
    sensor-readings-dlq: [Describe, Write]
  {{- if .Values.counts.file }}
  groups:
    sluice-counts: [Read]
  transactions:
    sluice-counts-: [Describe, Write]
  {{- end }}
scoring-service:
  topics:
    sensor-readings: [Describe, Read]
    sensor-readings-dlq: [Describe, Write]
    scoring-state: [Describe, DescribeConfigs, Read, Write]
    incident-commands: [Describe, Read]
    anomaly-scores: [Describe, Read, Write]
    alerts: [Describe, Read]
    shadow-scores: [Describe, Write]
    drift: [Describe, Write]
    drift-state: [Describe, DescribeConfigs, Read, Write]
  groups:
    sluice-scoring: [Read]
    sluice-shadow: [Read]
    sluice-drift: [Read]
  transactions:
    sluice-scoring-: [Describe, Write]
    sluice-shadow-: [Describe, Write]
    sluice-drift-: [Describe, Write]
alert-service:
  topics:
    anomaly-scores: [Describe, Read]
    anomaly-scores-dlq: [Describe, Write]
    incident-commands: [Describe, Read, Write]
    incident-commands-dlq: [Describe, Write]
    alerts: [Describe, Write]
    {{- if .Values.alerting.driftIncidents }}
    drift: [Describe, Read]
    {{- end }}
    sensor-readings: [Describe]
  groups:
    sluice-alert: [Read]
    sluice-scoring: [Describe]
query-api:
  topics:
    sensor-readings: [Describe, Read]
    sensor-readings-dlq: [Describe, Write]
    anomaly-scores: [Describe, Read]
    anomaly-scores-dlq: [Describe, Write]
    alerts: [Describe, Read]
    alerts-dlq: [Describe, Write]
    feedback: [Describe, Write]
    shadow-scores: [Describe, Read]
    drift: [Describe, Read]
  groups:
    sluice-query-alerts: [Read]
    sluice-query-drift: [Read]
    sluice-query-readings: [Read]
    sluice-query-scores: [Read]
    sluice-query-shadow: [Read]
keda:
  topics:
    sensor-readings: [Describe]
    anomaly-scores: [Describe]
    alerts: [Describe]
  groups:
    sluice-scoring: [Describe]
    sluice-alert: [Describe]
    sluice-query-alerts: [Describe]
    sluice-query-readings: [Describe]
    sluice-query-scores: [Describe]
{{- if .Values.console.enabled }}
console:
  topics:
    {{- range $topic, $_ := .Values.kafka.topics }}
    {{ $topic }}: [Describe, DescribeConfigs, Read]
    {{- end }}
  groups:
    {{- range list "counts" "scoring" "shadow" "drift" "alert" "query-alerts" "query-drift" "query-readings" "query-scores" "query-shadow" }}
    sluice-{{ . }}: [Describe]
    {{- end }}
{{- end }}
{{- end -}}
