{{/* Object storage or a registry that bundles are fetched from while the services run; beside bundles.source. */}}

{{- define "sluice.store.properties" -}}
{{- with .Values.bundles.store -}}
{{- if .url }}
sluice.bundles.store.url={{ .url }}
{{- with .endpoint }}
sluice.bundles.store.endpoint={{ . }}
{{- end }}
sluice.bundles.store.region={{ .region }}
sluice.bundles.store.cache=/store
{{- if .secret }}
sluice.bundles.store.credentials-file=/etc/sluice/store/credentials
{{- end }}
{{- if .ca }}
sluice.bundles.store.ca-file=/etc/sluice/store/ca.crt
{{- end }}
{{- if .signed }}
sluice.bundles.store.public-keys-file=/etc/sluice/store/public-keys.pem
{{- end }}
{{- end }}
{{- end -}}
{{- end -}}

{{- define "sluice.store.mounts" -}}
{{- if .Values.bundles.store.url -}}
- name: store
  mountPath: /store
{{- if .Values.bundles.store.secret }}
- name: store-secret
  mountPath: /etc/sluice/store
  readOnly: true
{{- end }}
{{- end -}}
{{- end -}}

{{- define "sluice.store.volumes" -}}
{{- if .Values.bundles.store.url -}}
- name: store
  emptyDir:
    sizeLimit: {{ .Values.bundles.store.cacheSize }}
{{- with .Values.bundles.store.secret }}
- name: store-secret
  secret:
    secretName: {{ . }}
{{- end }}
{{- end -}}
{{- end -}}

{{- define "sluice.network.store" -}}
{{- with .Values.bundles.store -}}
{{- if .url -}}
{{- $endpoints := .endpoint | default .url | splitList "," -}}
{{- $ports := list -}}
{{- range $endpoints -}}
{{- $endpoint := regexReplaceAll "^oci://" (trim .) "https://" -}}
{{- $ports = append $ports ((regexFind ":[0-9]+$" (urlParse $endpoint).host) | trimPrefix ":" | default (hasPrefix "http://" $endpoint | ternary "80" "443")) -}}
{{- end -}}
- to:
    {{- include "sluice.network.peers" . | trim | nindent 4 }}
  ports:
    {{- range uniq $ports }}
    - {protocol: TCP, port: {{ . }}}
    {{- end }}
{{- end -}}
{{- end -}}
{{- end -}}
