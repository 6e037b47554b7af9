{{/* How services and their Jobs reach Postgres: a CloudNativePG cluster, or one that is there. */}}

{{- define "sluice.postgres.cluster" -}}
{{ .Values.postgres.cnpg.clusterName | default (printf "%s-postgres" (include "sluice.fullname" .)) }}
{{- end -}}

{{- define "sluice.postgres.host" -}}
{{- if .Values.postgres.cnpg.enabled }}{{ include "sluice.postgres.cluster" . }}-rw{{ else }}{{ .Values.postgres.external.host }}{{ end -}}
{{- end -}}

{{- define "sluice.postgres.address" -}}
{{ include "sluice.postgres.host" . }}:{{ .Values.postgres.cnpg.enabled | ternary 5432 (int .Values.postgres.external.port) }}/{{ .Values.postgres.cnpg.enabled | ternary "sluice" .Values.postgres.external.database }}
{{- end -}}

{{/* How Grafana, in another namespace, reaches it: any instance will do to read from. */}}
{{- define "sluice.postgres.boardsAddress" -}}
{{- if .Values.postgres.cnpg.enabled -}}
{{ include "sluice.postgres.cluster" . }}-r.{{ .Release.Namespace }}.svc:5432
{{- else -}}
{{ .Values.postgres.external.host }}:{{ int .Values.postgres.external.port }}
{{- end -}}
{{- end -}}

{{/* The statements of boards-role.sql, one a line: CloudNativePG runs one at a time. */}}
{{- define "sluice.postgres.boardsRole" -}}
{{- range splitList ";\n" (regexReplaceAll "(?m)^--.*\n" (.Files.Get "files/postgres/boards-role.sql") "") }}
{{- with trim . }}
- {{ . }}
{{- end }}
{{- end }}
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

{{/* Ports of an object store of backups that is not at the usual one. */}}
{{- define "sluice.postgres.backupPorts" -}}
{{- $ports := list -}}
{{- with dig "barmanObjectStore" "endpointURL" "" .Values.postgres.cnpg.backup -}}
{{- $url := urlParse . -}}
{{- $ports = append $ports (regexFind ":[0-9]+$" $url.host | trimPrefix ":" | default (ternary "80" "443" (eq $url.scheme "http")) | int) -}}
{{- end -}}
{{- toYaml $ports -}}
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
