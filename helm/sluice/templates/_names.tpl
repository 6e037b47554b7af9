{{/* Names and labels. A service is passed around as dict "root" $ "name" <component> "values" <its values>. */}}

{{- define "sluice.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{/* At most 28 characters: a CronJob, "<fullname>-alert-service-retention", may have 52. */}}
{{- define "sluice.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 28 | trimSuffix "-" -}}
{{- else -}}
{{- $name := include "sluice.name" . -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 28 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 28 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* What never changes over a release's life: selectors are made of this and the component. */}}
{{- define "sluice.selector" -}}
app.kubernetes.io/name: {{ include "sluice.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "sluice.labels" -}}
{{ include "sluice.selector" . }}
app.kubernetes.io/part-of: sluice
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "sluice.service.fullname" -}}
{{ include "sluice.fullname" .root }}-{{ .name }}
{{- end -}}

{{- define "sluice.service.selector" -}}
{{ include "sluice.selector" .root }}
app.kubernetes.io/component: {{ .name }}
{{- end -}}

{{/* name, namespace and labels of an object of a service */}}
{{- define "sluice.service.metadata" -}}
name: {{ include "sluice.service.fullname" . }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "sluice.labels" .root | nindent 2 }}
  app.kubernetes.io/component: {{ .name }}
{{- end -}}

{{/* name, namespace and labels of an object that belongs to no single service: dict "root" $ "suffix" "..." */}}
{{- define "sluice.metadata" -}}
name: {{ include "sluice.fullname" .root }}{{ with .suffix }}-{{ . }}{{ end }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "sluice.labels" .root | nindent 2 }}
{{- end -}}

{{- define "sluice.imageOf" -}}
{{- with .root.Values.image.registry }}{{ trimSuffix "/" . }}/{{ end -}}
{{ .repository }}:{{ coalesce .tag .root.Values.image.tag .root.Chart.AppVersion }}
{{- with .digest }}@{{ . }}{{ end -}}
{{- end -}}

{{- define "sluice.service.image" -}}
{{ include "sluice.imageOf" (dict "root" .root "repository" .values.image.repository "tag" .values.image.tag "digest" .values.image.digest) }}
{{- end -}}

{{- define "sluice.bundles.image" -}}
{{- with .Values.bundles.image }}{{ include "sluice.imageOf" (dict "root" $ "repository" .reference "tag" .tag "digest" .digest) }}{{ end -}}
{{- end -}}

{{/* Whether a cluster was asked what it knows, as an install or upgrade does; "helm template" alone knows groups, but no kinds. */}}
{{- define "sluice.connected" -}}
{{- if .Capabilities.APIVersions.Has "v1/Pod" }}yes{{ end -}}
{{- end -}}
