{{/* What the chart adds to the configuration of a service. */}}

{{- define "sluice.ingest.properties" -}}
sluice.ingest.profiles.roots={{ include "sluice.bundles.root" . }}
{{- include "sluice.store.properties" . }}
{{- if .Values.counts.file }}
sluice.ingest.counts.file=/etc/sluice/config/counts.yaml
{{- end }}
{{- end -}}

{{- define "sluice.scoring.properties" -}}
sluice.scoring.bundles.roots={{ include "sluice.bundles.root" . }}
{{- include "sluice.store.properties" . }}
{{- /* A file is held whole, beside the stream that is judged in the same heap. */}}
{{- if not (hasKey .Values.scoring.config "sluice.scoring.trial.max-body") }}
sluice.scoring.trial.max-body=4M
{{- end }}
{{- range $profile, $pins := .Values.bundles.pins }}
sluice.scoring.bundles.pins.{{ $profile }}={{ join "," $pins }}
{{- end }}
{{- end -}}

{{- define "sluice.alert.properties" -}}
{{- if .Values.alerting.file }}
sluice.alert.file=/etc/sluice/alerting/alerting.yaml
{{- end }}
{{- if .Values.alerting.driftIncidents }}
sluice.alert.drift.incidents=true
{{- end }}
{{- if and (include "sluice.publicUrl" .) (not (hasKey .Values.alert.config "sluice.alert.front-door")) }}
sluice.alert.front-door={{ include "sluice.publicUrl" . }}
{{- end }}
{{- end -}}

{{/* Where people reach the control room; empty if nobody said and there is no Ingress to guess from. */}}
{{- define "sluice.publicUrl" -}}
{{- if .Values.publicUrl -}}
{{ trimSuffix "/" .Values.publicUrl }}
{{- else if .Values.ingress.enabled -}}
{{ .Values.ingress.tlsSecret | empty | ternary "http" "https" }}://{{ .Values.ingress.host }}
{{- end -}}
{{- end -}}
