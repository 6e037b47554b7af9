{{/* Retraining of a profile: a dict "root" $ "name" "training" "profile" <its name>. */}}

{{/* A CronJob's name has 52 characters at most. */}}
{{- define "sluice.training.name" -}}
{{- $short := .profile -}}
{{- if gt (len $short) 14 -}}
{{- $short = printf "%s-%s" (trunc 8 $short | trimSuffix "-") (sha256sum .profile | trunc 5) -}}
{{- end -}}
{{ include "sluice.service.fullname" . }}-{{ $short }}
{{- end -}}

{{- define "sluice.training.image" -}}
{{- with .root.Values.training.image }}{{ include "sluice.imageOf" (dict "root" $.root "repository" .repository "tag" .tag "digest" .digest) }}{{ end -}}
{{- end -}}

{{/* Name of the Secret with the key by which query-api is asked, empty if it asks for none. */}}
{{- define "sluice.training.keySecret" -}}
{{- if .Values.auth.enabled -}}
{{- .Values.auth.existingSecret | empty | ternary (printf "%s-api-keys" (include "sluice.fullname" .)) .Values.training.keySecret -}}
{{- end -}}
{{- end -}}

{{- define "sluice.training.storeSecret" -}}
{{- .Values.training.storeSecret | default .Values.bundles.store.secret -}}
{{- end -}}

{{/* What both commands are told: where the history is. */}}
{{- define "sluice.training.queryApi" -}}
- --url
- http://{{ include "sluice.fullname" .root }}-query-api:8080
{{- if include "sluice.training.keySecret" .root }}
- --key-file
- /etc/sluice/api/viewer
{{- end }}
{{- end -}}

{{- define "sluice.training.env" -}}
- name: JAVA_TOOL_OPTIONS
  value: -Xmx{{ .root.Values.training.heap }} -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError
- name: ORT_DISABLE_TELEMETRY
  value: "1"
{{- with .root.Values.bundles.store }}
{{- if .url }}
- name: SLUICE_BUNDLES_STORE_URL
  value: {{ .url | quote }}
{{- with .endpoint }}
- name: SLUICE_BUNDLES_STORE_ENDPOINT
  value: {{ . | quote }}
{{- end }}
- name: SLUICE_BUNDLES_STORE_REGION
  value: {{ .region | quote }}
{{- if include "sluice.training.storeSecret" $.root }}
- name: SLUICE_BUNDLES_STORE_CREDENTIALS_FILE
  value: /etc/sluice/store/credentials
{{- end }}
{{- if .ca }}
- name: SLUICE_BUNDLES_STORE_CA_FILE
  value: /etc/sluice/store/ca.crt
{{- end }}
{{- if .signed }}
- name: SLUICE_BUNDLES_STORE_PUBLIC_KEYS_FILE
  value: /etc/sluice/store/public-keys.pem
- name: SLUICE_SIGN_KEY_FILE
  value: /etc/sluice/sign/sign-key.pem
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "sluice.training.mounts" -}}
- name: work
  mountPath: /var/lib/sluice
- name: tmp
  mountPath: /tmp
{{- if eq .root.Values.bundles.source "claim" }}
- name: bundles
  mountPath: /var/lib/sluice/bundles
  {{- with .root.Values.bundles.claim.subPath }}
  subPath: {{ . | quote }}
  {{- end }}
{{- else }}
- name: bundles
  mountPath: /app/models{{ if eq (include "sluice.bundles.root" .root) "/bundles" }}/bundles{{ end }}
  readOnly: true
{{- end }}
{{- if include "sluice.training.keySecret" .root }}
- name: api-key
  mountPath: /etc/sluice/api
  readOnly: true
{{- end }}
{{- if and .root.Values.bundles.store.url (include "sluice.training.storeSecret" .root) }}
- name: store-secret
  mountPath: /etc/sluice/store
  readOnly: true
{{- end }}
{{- if .root.Values.bundles.store.signed }}
- name: sign-key
  mountPath: /etc/sluice/sign
  readOnly: true
{{- end }}
{{- end -}}

{{/* A container of the pod: a dict that has "container" and "command", a list, too. */}}
{{- define "sluice.training.container" -}}
- name: {{ .container }}
  image: {{ include "sluice.training.image" . | quote }}
  imagePullPolicy: {{ .root.Values.image.pullPolicy }}
  args:
    {{- toYaml .command | nindent 4 }}
    {{- include "sluice.training.queryApi" . | nindent 4 }}
  {{- include "sluice.container.security" .root | nindent 2 }}
  env:
    {{- include "sluice.training.env" . | nindent 4 }}
  resources:
    {{- toYaml .root.Values.training.resources | nindent 4 }}
  volumeMounts:
    {{- include "sluice.training.mounts" . | nindent 4 }}
{{- end -}}

{{- define "sluice.training.volumes" -}}
- name: work
  emptyDir:
    sizeLimit: {{ .Values.training.workSize }}
- name: tmp
  emptyDir:
    sizeLimit: 128Mi
{{- if eq .Values.bundles.source "claim" }}
- name: bundles
  persistentVolumeClaim:
    claimName: {{ .Values.bundles.claim.name }}
{{- else }}
{{ include "sluice.bundles.volumes" . }}
{{- end }}
{{- with include "sluice.training.keySecret" . }}
- name: api-key
  secret:
    secretName: {{ . }}
    items:
      - key: viewer
        path: viewer
{{- end }}
{{- with include "sluice.training.storeSecret" . }}
{{- if $.Values.bundles.store.url }}
- name: store-secret
  secret:
    secretName: {{ . }}
{{- end }}
{{- end }}
{{- if .Values.bundles.store.signed }}
- name: sign-key
  secret:
    secretName: {{ .Values.training.signSecret }}
    items:
      - key: sign-key.pem
        path: sign-key.pem
{{- end }}
{{- end -}}

{{- define "sluice.validate.training" -}}
{{- if .Values.training.enabled -}}
{{- if not .Values.training.profiles -}}
{{- fail "training.enabled is true, but training.profiles is empty: name the profiles to train anew." -}}
{{- end -}}
{{- if not (or .Values.bundles.store.url (eq .Values.bundles.source "claim")) -}}
{{- fail (printf "training.enabled is true, but a candidate has nowhere to go: bundles.source %s cannot be written; set bundles.store.url, or bundles.source to claim." .Values.bundles.source) -}}
{{- end -}}
{{- if hasPrefix "oci://" .Values.bundles.store.url -}}
{{- fail "training.enabled is true, but bundles.store.url is a registry, which is only read: set it to s3://bucket/prefix." -}}
{{- end -}}
{{- if and .Values.auth.enabled .Values.auth.existingSecret (not .Values.training.keySecret) -}}
{{- fail "training.enabled is true, but it has no key for query-api: name a Secret with the key viewer in training.keySecret." -}}
{{- end -}}
{{- if and .Values.bundles.store.signed (not .Values.training.signSecret) -}}
{{- fail "bundles.store.signed is true, so what training makes would be refused: name a Secret with sign-key.pem in training.signSecret." -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "sluice.validate.store" -}}
{{- with .Values.bundles.store -}}
{{- if and (not .url) (or .secret .signed .ca) -}}
{{- fail "bundles.store has a Secret, but no url: give bundles.store.url, or leave the rest out." -}}
{{- end -}}
{{- if and .url (or .signed .ca) (not .secret) -}}
{{- fail "bundles.store.signed or .ca is true, but bundles.store.secret is empty: name a Secret with public-keys.pem or ca.crt." -}}
{{- end -}}
{{- if and .url (not .cidrs) (not .peers) -}}
{{- fail "bundles.store.cidrs and .peers are both empty: nobody could reach the store; name one." -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* What brings the bundles of the installation; those of a claim are there. */}}
{{- define "sluice.training.init" -}}
{{- with include "sluice.bundles.initContainers" . -}}
{{- (fromYaml .).initContainers | toYaml -}}
{{- end -}}
{{- end -}}
