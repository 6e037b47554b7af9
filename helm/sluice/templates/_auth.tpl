{{/* Name of the Secret with the hashes of the API keys, empty if there is none: auth off, or tokens of an issuer only. */}}
{{- define "sluice.auth.keys" -}}
{{- if .Values.auth.enabled -}}
{{- if .Values.auth.existingSecret -}}
{{ .Values.auth.existingSecret }}
{{- else -}}
{{ include "sluice.fullname" . }}-keys
{{- end -}}
{{- end -}}
{{- end -}}

{{/* Name of the Secret with the key by which query-api speaks to alert-service, empty if it has none. */}}
{{- define "sluice.auth.serviceKey" -}}
{{- if .Values.auth.enabled -}}
{{- .Values.auth.existingSecret | empty | ternary (printf "%s-api-keys" (include "sluice.fullname" .)) .Values.auth.serviceKeySecret -}}
{{- end -}}
{{- end -}}

{{/* People log in to the control room. */}}
{{- define "sluice.auth.login" -}}
{{- if and .Values.auth.enabled .Values.auth.oidc.issuer -}}
{{ .Values.auth.oidc.login.clientId }}
{{- end -}}
{{- end -}}

{{- define "sluice.auth.loginEnv" -}}
{{- if include "sluice.auth.login" . -}}
- name: SLUICE_QUERY_LOGIN_CLIENT_ID
  value: {{ .Values.auth.oidc.login.clientId | quote }}
- name: SLUICE_QUERY_LOGIN_CLIENT_SECRET
  valueFrom:
    secretKeyRef:
      name: {{ .Values.auth.oidc.login.secret }}
      key: client-secret
      {{- /* a public client has none */}}
      optional: true
- name: SLUICE_QUERY_LOGIN_SESSION_SECRET
  valueFrom:
    secretKeyRef:
      name: {{ .Values.auth.oidc.login.secret }}
      key: session-secret
{{- end -}}
{{- end -}}

{{/* The keys as YAML, a key a role: those of the cluster if they are there already, new ones if not. Kept in .Values, so that both Secrets of one render hold the same. */}}
{{- define "sluice.auth.generated" -}}
{{- if not (hasKey .Values "generatedKeys") -}}
{{- $name := printf "%s-api-keys" (include "sluice.fullname" .) -}}
{{- $there := dict -}}
{{- if include "sluice.connected" . -}}
{{- $there = (lookup "v1" "Secret" .Release.Namespace $name).data | default dict -}}
{{- end -}}
{{- $keys := dict -}}
{{- range list "ingest" "viewer" "operator" "engineer" "service" "admin" -}}
{{- $_ := set $keys . (hasKey $there . | ternary (get $there . | b64dec) (printf "slk_%s" (randAlphaNum 40))) -}}
{{- end -}}
{{- $_ := set .Values "generatedKeys" $keys -}}
{{- end -}}
{{ toYaml .Values.generatedKeys }}
{{- end -}}
