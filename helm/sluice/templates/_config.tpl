{{/* What the chart adds to the configuration of a service. */}}

{{- define "sluice.ingest.properties" -}}
sluice.ingest.profiles.roots={{ include "sluice.bundles.root" . }}
{{- end -}}

{{- define "sluice.scoring.properties" -}}
sluice.scoring.bundles.roots={{ include "sluice.bundles.root" . }}
{{- range $profile, $pins := .Values.bundles.pins }}
sluice.scoring.bundles.pins.{{ $profile }}={{ join "," $pins }}
{{- end }}
{{- end -}}

{{- define "sluice.alert.properties" -}}
{{- if .Values.alerting.file }}
sluice.alert.file=/etc/sluice/alerting/alerting.yaml
{{- end }}
{{- if and (include "sluice.publicUrl" .) (not (hasKey .Values.alert.config "sluice.alert.front-door")) }}
sluice.alert.front-door={{ include "sluice.publicUrl" . }}
{{- end }}
{{- end -}}

{{/* Where people reach the live page; empty if nobody said and there is no Ingress to guess from. */}}
{{- define "sluice.publicUrl" -}}
{{- if .Values.publicUrl -}}
{{ trimSuffix "/" .Values.publicUrl }}
{{- else if .Values.ingress.enabled -}}
{{ .Values.ingress.tlsSecret | empty | ternary "http" "https" }}://{{ .Values.ingress.host }}
{{- end -}}
{{- end -}}
