{{/*
Jobs of a service with tables: its own image with a task instead of its service. A Job is passed around as
dict "root" $ "name" <component> "values" <its values> "reactive" <whether it has a reactive pool, too>.
*/}}

{{/* Components of all Jobs, as their pods are labelled. */}}
{{- define "sluice.jobs" -}}
[alert-service-migration, query-api-migration, alert-service-retention, query-api-retention]
{{- end -}}

{{/*
The Job that brings the schema up to date. At an install it is an ordinary object, since the database may only come with the same
release; at an upgrade it is a hook that runs before any pod changes.
*/}}
{{- define "sluice.migration" -}}
{{- $patience := .root.Release.IsUpgrade | ternary .root.Values.migration .root.Values.migration.install -}}
{{- $task := dict "task" "migration" "container" "migrate" "resources" .root.Values.migration.resources -}}
{{- $_ := set $task "env" (list (dict "name" "SLUICE_DATABASE_MIGRATION_AND_EXIT" "value" "true")) -}}
apiVersion: batch/v1
kind: Job
metadata:
  name: {{ include "sluice.service.fullname" . }}-migrate{{ if .root.Release.IsUpgrade }}-upgrade{{ else }}-{{ include "sluice.service.image" . | sha256sum | trunc 8 }}{{ end }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "sluice.labels" .root | nindent 4 }}
    app.kubernetes.io/component: {{ .name }}-migration
  {{- if .root.Release.IsUpgrade }}
  annotations:
    helm.sh/hook: pre-upgrade
    helm.sh/hook-weight: "0"
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
  {{- end }}
spec:
  backoffLimit: {{ $patience.backoffLimit }}
  activeDeadlineSeconds: {{ $patience.activeDeadlineSeconds }}
  template:
    {{- include "sluice.job.pod" (merge $task .) | nindent 4 }}
{{- end -}}

{{/* The CronJob that deletes old rows; the pods that serve leave that to it. */}}
{{- define "sluice.retention" -}}
{{- $retention := .root.Values.retention -}}
{{- $task := dict "task" "retention" "container" "retain" "resources" $retention.resources -}}
{{- $_ := set $task "env" (concat (list (dict "name" "SLUICE_DATABASE_RETENTION_AND_EXIT" "value" "true") (dict "name" "SLUICE_DATABASE_MIGRATION_AT_START" "value" "false")) (include "sluice.retention.settings" . | fromYamlArray)) -}}
apiVersion: batch/v1
kind: CronJob
metadata:
  name: {{ include "sluice.service.fullname" . }}-retention
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "sluice.labels" .root | nindent 4 }}
    app.kubernetes.io/component: {{ .name }}-retention
spec:
  schedule: {{ get $retention.schedules .user | quote }}
  timeZone: Etc/UTC
  concurrencyPolicy: Forbid
  startingDeadlineSeconds: 600
  successfulJobsHistoryLimit: {{ $retention.successfulJobsHistoryLimit }}
  failedJobsHistoryLimit: {{ $retention.failedJobsHistoryLimit }}
  jobTemplate:
    metadata:
      labels:
        {{- include "sluice.labels" .root | nindent 8 }}
        app.kubernetes.io/component: {{ .name }}-retention
    spec:
      backoffLimit: {{ $retention.backoffLimit }}
      activeDeadlineSeconds: {{ $retention.activeDeadlineSeconds }}
      template:
        {{- include "sluice.job.pod" (merge $task .) | nindent 8 }}
{{- end -}}

{{/*
What the service was told of retention, and no more: its receivers, say, have secrets that this Job is not given. From its
"config" as environment variables, then from its "env".
*/}}
{{- define "sluice.retention.settings" -}}
{{- $settings := list -}}
{{- range $key, $value := .values.config -}}
{{- if hasPrefix (printf "sluice.%s.retention." $.user) $key -}}
{{- $settings = append $settings (dict "name" (regexReplaceAll "[^A-Za-z0-9]" $key "_" | upper) "value" (include "sluice.plain" $value)) -}}
{{- end -}}
{{- end -}}
{{- range .values.env -}}
{{- if hasPrefix (printf "SLUICE_%s_RETENTION_" (upper $.user)) .name -}}
{{- $settings = append $settings . -}}
{{- end -}}
{{- end -}}
{{- toYaml $settings -}}
{{- end -}}

{{/* In the pods that serve: whether they delete old rows themselves. */}}
{{- define "sluice.retention.env" -}}
- name: SLUICE_DATABASE_RETENTION_SCHEDULED
  value: {{ not .Values.retention.enabled | quote }}
{{- end -}}

{{- define "sluice.job.env" -}}
{{ toYaml .env }}
- name: ORT_DISABLE_TELEMETRY
  value: "1"
{{- include "sluice.jvm.env" . }}
{{ include "sluice.postgres.env" .root }}
{{- if .reactive }}
{{ include "sluice.postgres.reactiveEnv" .root }}
{{- end }}
{{- end -}}

{{/* The pod of a Job: a Job with "task", "container", "resources" and "env". It reaches the database alone and answers nobody. */}}
{{- define "sluice.job.pod" -}}
metadata:
  labels:
    {{- include "sluice.labels" .root | nindent 4 }}
    app.kubernetes.io/component: {{ .name }}-{{ .task }}
spec:
  restartPolicy: Never
  serviceAccountName: {{ include "sluice.service.fullname" . }}
  {{- include "sluice.pod.security" .root | nindent 2 }}
  containers:
    - name: {{ .container }}
      image: {{ include "sluice.service.image" . | quote }}
      imagePullPolicy: {{ .root.Values.image.pullPolicy }}
      {{- with include "sluice.native.args" . }}
      {{- . | nindent 6 }}
      {{- end }}
      {{- include "sluice.container.security" .root | nindent 6 }}
      env:
        {{- include "sluice.env.merged" (include "sluice.job.env" .) | nindent 8 }}
      resources:
        {{- toYaml .resources | nindent 8 }}
      volumeMounts:
        - name: tmp
          mountPath: /tmp
        {{- with include "sluice.postgres.mounts" .root }}
        {{- . | nindent 8 }}
        {{- end }}
  volumes:
    - name: tmp
      emptyDir:
        sizeLimit: 128Mi
    {{- with include "sluice.postgres.volumes" .root }}
    {{- . | nindent 4 }}
    {{- end }}
{{- end -}}
