{{/* Rules of the NetworkPolicies. What is not listed is denied (templates/access/networkpolicy.yaml). */}}

{{/* Who may use the APIs: this namespace, and whom networkPolicy.clients names. */}}
{{- define "sluice.network.clients" -}}
- from:
    - podSelector: {}
    {{- with .Values.networkPolicy.clients }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  ports:
    - {protocol: TCP, port: 8080}
{{- end -}}

{{- define "sluice.network.monitoring" -}}
{{- with .Values.networkPolicy.monitoringNamespaces -}}
- from:
    - namespaceSelector:
        matchExpressions:
          - key: kubernetes.io/metadata.name
            operator: In
            values: {{ toJson . }}
  ports:
    - {protocol: TCP, port: 9000}
{{- end -}}
{{- end -}}

{{/* A dict with cidrs, addresses, and peers, NetworkPolicyPeers of pods in the cluster. Never both empty: that would be everybody. */}}
{{- define "sluice.network.peers" -}}
{{- range .cidrs }}
- ipBlock:
    cidr: {{ . }}
    {{- if eq . "0.0.0.0/0" }}
    {{- /* the cloud's own metadata: credentials */}}
    except: [169.254.169.254/32]
    {{- end }}
{{- end }}
{{- with .peers }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "sluice.network.dns" -}}
- to:
    - namespaceSelector:
        matchExpressions:
          - key: kubernetes.io/metadata.name
            operator: In
            values: {{ toJson .Values.networkPolicy.dns.namespaces }}
    {{- range .Values.networkPolicy.dns.cidrs }}
    - ipBlock:
        cidr: {{ . }}
    {{- end }}
  ports:
    {{- range .Values.networkPolicy.dns.ports }}
    - {protocol: UDP, port: {{ . }}}
    - {protocol: TCP, port: {{ . }}}
    {{- end }}
{{- end -}}

{{- define "sluice.network.kafka" -}}
- to:
    {{- if .Values.kafka.strimzi.enabled }}
    - podSelector:
        matchLabels:
          strimzi.io/cluster: {{ include "sluice.kafka.cluster" . }}
          strimzi.io/kind: Kafka
    {{- else }}
    {{- include "sluice.network.peers" .Values.kafka.external | trim | nindent 4 }}
    {{- end }}
  ports:
    {{- range .Values.kafka.strimzi.enabled | ternary (list 9093) .Values.kafka.external.ports }}
    - {protocol: TCP, port: {{ . }}}
    {{- end }}
{{- end -}}

{{- define "sluice.network.postgres" -}}
- to:
    {{- if .Values.postgres.cnpg.enabled }}
    - podSelector:
        matchLabels:
          cnpg.io/cluster: {{ include "sluice.postgres.cluster" . }}
    {{- else }}
    {{- include "sluice.network.peers" .Values.postgres.external | trim | nindent 4 }}
    {{- end }}
  ports:
    - {protocol: TCP, port: {{ .Values.postgres.cnpg.enabled | ternary 5432 (int .Values.postgres.external.port) }}}
{{- end -}}

{{- define "sluice.network.bundles" -}}
{{- if eq .Values.bundles.source "download" -}}
- ports:
    - {protocol: TCP, port: {{ (regexFind ":[0-9]+$" (urlParse .Values.bundles.download.url).host) | trimPrefix ":" | default "443" }}}
{{- end -}}
{{- end -}}

{{/* The issuer of tokens and the collector of traces, where they are used. */}}
{{- define "sluice.network.extras" -}}
{{- if and .Values.auth.enabled .Values.auth.oidc.issuer }}
- to:
    {{- include "sluice.network.peers" (dict "cidrs" .Values.networkPolicy.oidcCidrs "peers" .Values.networkPolicy.oidcPeers) | trim | nindent 4 }}
  ports:
    - {protocol: TCP, port: {{ (regexFind ":[0-9]+$" (urlParse .Values.auth.oidc.issuer).host) | trimPrefix ":" | default "443" }}}
{{- end }}
{{- with .Values.tracing.endpoint }}
- ports:
    - {protocol: TCP, port: {{ regexFind "[0-9]+$" (urlParse .).host }}}
{{- end }}
{{- end -}}
