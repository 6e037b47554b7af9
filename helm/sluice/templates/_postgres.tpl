{{/* How services and migrations reach Postgres: a CloudNativePG cluster, or one that is there. */}}

{{- define "sluice.postgres.cluster" -}}
{{ .Values.postgres.cnpg.clusterName | default (printf "%s-postgres" (include "sluice.fullname" .)) }}
{{- end -}}

{{- define "sluice.postgres.host" -}}
{{- if .Values.postgres.cnpg.enabled }}{{ include "sluice.postgres.cluster" . }}-rw{{ else }}{{ .Values.postgres.external.host }}{{ end -}}
{{- end -}}

{{- define "sluice.postgres.address" -}}
{{ include "sluice.postgres.host" . }}:{{ .Values.postgres.cnpg.enabled | ternary 5432 (int .Values.postgres.external.port) }}/{{ .Values.postgres.cnpg.enabled | ternary "sluice" .Values.postgres.external.database }}
{{- end -}}

{{- define "sluice.postgres.secret" -}}
{{- if .Values.postgres.cnpg.enabled }}{{ include "sluice.postgres.cluster" . }}-app{{ else }}{{ .Values.postgres.external.secret }}{{ end -}}
{{- end -}}

{{- define "sluice.postgres.sslMode" -}}
{{ .Values.postgres.cnpg.enabled | ternary "verify-full" .Values.postgres.external.sslMode }}
{{- end -}}

{{- define "sluice.postgres.caSecret" -}}
{{- if .Values.postgres.cnpg.enabled }}{{ include "sluice.postgres.cluster" . }}-ca{{ else if hasPrefix "verify" .Values.postgres.external.sslMode }}{{ .Values.postgres.external.caSecret }}{{ end -}}
{{- end -}}

{{- define "sluice.postgres.env" -}}
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: "jdbc:postgresql://{{ include "sluice.postgres.address" . }}?sslmode={{ include "sluice.postgres.sslMode" . }}{{ if include "sluice.postgres.caSecret" . }}&sslrootcert=/etc/sluice/postgres-ca/ca.crt{{ end }}"
- name: QUARKUS_DATASOURCE_USERNAME
  valueFrom:
    secretKeyRef:
      name: {{ include "sluice.postgres.secret" . }}
      key: username
- name: QUARKUS_DATASOURCE_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ include "sluice.postgres.secret" . }}
      key: password
{{- end -}}

{{/* query-api also has a reactive pool. */}}
{{- define "sluice.postgres.reactiveEnv" -}}
- name: QUARKUS_DATASOURCE_REACTIVE_URL
  value: "postgresql://{{ include "sluice.postgres.address" . }}"
- name: QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE
  value: {{ include "sluice.postgres.sslMode" . }}
{{- if include "sluice.postgres.caSecret" . }}
- name: QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM
  value: "true"
- name: QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS
  value: /etc/sluice/postgres-ca/ca.crt
{{- end }}
{{- if has (include "sluice.postgres.sslMode" .) (list "allow" "prefer" "require") }}
{{- /* what these mean for libpq and JDBC: encrypted, whoever answers */}}
- name: QUARKUS_DATASOURCE_REACTIVE_TRUST_ALL
  value: "true"
{{- end }}
{{- if eq (include "sluice.postgres.sslMode" .) "verify-full" }}
- name: QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM
  value: HTTPS
{{- end }}
{{- end -}}

{{- define "sluice.postgres.mounts" -}}
{{- if include "sluice.postgres.caSecret" . -}}
- name: postgres-ca
  mountPath: /etc/sluice/postgres-ca
  readOnly: true
{{- end -}}
{{- end -}}

{{- define "sluice.postgres.volumes" -}}
{{- with include "sluice.postgres.caSecret" . -}}
- name: postgres-ca
  secret:
    secretName: {{ . }}
    items:
      - key: {{ $.Values.postgres.cnpg.enabled | ternary "ca.crt" $.Values.postgres.external.caKey }}
        path: ca.crt
{{- end -}}
{{- end -}}

{{/*
The Job that brings a service's schema up to date: dict with root, name, values. At an install it is an ordinary object,
since the database may only come with the same release; at an upgrade it is a hook that runs before any pod changes.
*/}}
{{- define "sluice.migration" -}}
{{- $migration := merge (dict "name" (printf "%s-migration" .name)) . -}}
apiVersion: batch/v1
kind: Job
metadata:
  name: {{ include "sluice.service.fullname" . }}-migrate{{ if .root.Release.IsUpgrade }}-upgrade{{ else }}-{{ include "sluice.service.image" . | sha256sum | trunc 8 }}{{ end }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "sluice.labels" .root | nindent 4 }}
    app.kubernetes.io/component: {{ $migration.name }}
  {{- if .root.Release.IsUpgrade }}
  annotations:
    helm.sh/hook: pre-upgrade
    helm.sh/hook-weight: "0"
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
  {{- end }}
spec:
  backoffLimit: {{ .root.Values.migration.backoffLimit }}
  activeDeadlineSeconds: {{ .root.Values.migration.activeDeadlineSeconds }}
  template:
    metadata:
      labels:
        {{- include "sluice.labels" .root | nindent 8 }}
        app.kubernetes.io/component: {{ $migration.name }}
    spec:
      restartPolicy: Never
      serviceAccountName: {{ include "sluice.service.fullname" . }}
      {{- include "sluice.pod.security" .root | nindent 6 }}
      containers:
        - name: migrate
          image: {{ include "sluice.service.image" . | quote }}
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          {{- include "sluice.container.security" .root | nindent 10 }}
          env:
            - name: QUARKUS_INIT_AND_EXIT
              value: "true"
            - name: QUARKUS_FLYWAY_MIGRATE_AT_START
              value: "true"
            - name: ORT_DISABLE_TELEMETRY
              value: "1"
            - name: JAVA_TOOL_OPTIONS
              value: {{ include "sluice.jvm" . }}
            {{- /* It answers nobody. */}}
            - name: SLUICE_SECURITY_ENABLED
              value: "false"
            {{- include "sluice.postgres.env" .root | nindent 12 }}
            {{- if .reactive }}
            {{- include "sluice.postgres.reactiveEnv" .root | nindent 12 }}
            {{- end }}
          resources:
            {{- toYaml .root.Values.migration.resources | nindent 12 }}
          volumeMounts:
            - name: tmp
              mountPath: /tmp
            {{- with include "sluice.postgres.mounts" .root }}
            {{- . | nindent 12 }}
            {{- end }}
      volumes:
        - name: tmp
          emptyDir:
            sizeLimit: 128Mi
        {{- with include "sluice.postgres.volumes" .root }}
        {{- . | nindent 8 }}
        {{- end }}
{{- end -}}
