{{/* What all pods of this chart have in common: the restricted Pod Security Standard, and no token. */}}

{{- define "sluice.pod.security" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  {{- /* null for OpenShift, which gives each namespace its own range of ids and refuses others */}}
  {{- range $field := list "runAsUser" "runAsGroup" "fsGroup" }}
  {{- with get $.Values.podSecurity $field }}
  {{ $field }}: {{ int64 . }}
  {{- end }}
  {{- end }}
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end -}}

{{- define "sluice.container.security" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  capabilities:
    drop: [ALL]
  seccompProfile:
    type: RuntimeDefault
{{- end -}}

{{- define "sluice.pod.placement" -}}
topologySpreadConstraints:
  {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: ScheduleAnyway
    matchLabelKeys: [pod-template-hash]
    labelSelector:
      matchLabels:
        {{- include "sluice.service.selector" $ | nindent 8 }}
  {{- end }}
{{- with .values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* Labels and annotations of the pods: a changed configuration is a changed pod. */}}
{{- define "sluice.pod.metadata" -}}
labels:
  {{- include "sluice.labels" .root | nindent 2 }}
  app.kubernetes.io/component: {{ .name }}
  {{- with .values.podLabels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
annotations:
  kubectl.kubernetes.io/default-container: {{ .name }}
  checksum/config: {{ include "sluice.service.properties" . | sha256sum }}
  {{- with .values.podAnnotations }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end -}}

{{- define "sluice.container.ports" -}}
ports:
  - name: http
    containerPort: 8080
  - name: management
    containerPort: 9000
{{- end -}}

{{/* startupSeconds to start on a busy node; a service that hangs is restarted after 30 s, one that is behind never. */}}
{{- define "sluice.container.probes" -}}
startupProbe:
  httpGet: {path: /q/health/started, port: management}
  periodSeconds: 2
  timeoutSeconds: 5
  failureThreshold: {{ div (add (int .Values.startupSeconds) 1) 2 }}
livenessProbe:
  httpGet: {path: /q/health/live, port: management}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 3
readinessProbe:
  httpGet: {path: /q/health/ready, port: management}
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 3
{{- end -}}

{{/* Endpoints learn that the pod goes before the service does; no shell is needed for it. */}}
{{- define "sluice.container.lifecycle" -}}
lifecycle:
  preStop:
    sleep:
      seconds: 5
{{- end -}}

{{/* A list of variables as text, each name once: what comes last counts, as it would for Kubernetes, which warns of doubles. */}}
{{- define "sluice.env.merged" -}}
{{- $variables := fromYamlArray . -}}
{{- $last := dict -}}
{{- range $i, $variable := $variables -}}
{{- $_ := set $last $variable.name $i -}}
{{- end -}}
{{- $kept := list -}}
{{- range $i, $variable := $variables -}}
{{- if eq $i (get $last $variable.name) -}}
{{- $kept = append $kept $variable -}}
{{- end -}}
{{- end -}}
{{- toYaml $kept -}}
{{- end -}}

{{/* Environment of every service. */}}
{{- define "sluice.container.env" -}}
- name: QUARKUS_HTTP_HOST
  value: 0.0.0.0
- name: QUARKUS_HTTP_PORT
  value: "8080"
- name: QUARKUS_MANAGEMENT_HOST
  value: 0.0.0.0
- name: QUARKUS_MANAGEMENT_PORT
  value: "9000"
- name: SMALLRYE_CONFIG_LOCATIONS
  value: /etc/sluice/config/application.properties
- name: ORT_DISABLE_TELEMETRY
  value: "1"
{{- include "sluice.jvm.env" . }}
- name: SLUICE_SECURITY_ENABLED
  value: {{ .root.Values.auth.enabled | quote }}
{{- if not .root.Values.auth.enabled }}
{{- $host := include "sluice.service.fullname" . }}
{{- $inNamespace := printf "%s.%s" $host .root.Release.Namespace }}
- name: SLUICE_SECURITY_HOSTS
  value: {{ printf "%s,%s,%s.svc,%s.svc.cluster.local" $host $inNamespace $inNamespace $inNamespace }}
{{- end }}
{{- if include "sluice.auth.keys" .root }}
- name: SLUICE_SECURITY_KEYS_FILE
  value: /etc/sluice/keys/keys
{{- end }}
{{- with .root.Values.auth.oidc }}
{{- if and $.root.Values.auth.enabled .issuer }}
- name: QUARKUS_OIDC_AUTH_SERVER_URL
  value: {{ .issuer | quote }}
- name: QUARKUS_OIDC_TOKEN_AUDIENCE
  {{- /* what the issuer says of people who log in is for the client */}}
  value: {{ ternary (list .audience .login.clientId) (list .audience) (and (eq $.name "query-api") (ne .login.clientId "")) | uniq | join "," | quote }}
{{- with .rolesClaim }}
- name: QUARKUS_OIDC_ROLES_ROLE_CLAIM_PATH
  value: {{ . | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- with .root.Values.tracing }}
{{- if .endpoint }}
- name: QUARKUS_OTEL_SDK_DISABLED
  value: "false"
- name: QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ .endpoint | quote }}
- name: QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL
  value: {{ .protocol | quote }}
- name: QUARKUS_OTEL_TRACES_SAMPLER_ARG
  value: {{ .samplingRatio | quote }}
{{- end }}
{{- end }}
{{- with .values.env }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Bounds of memory that JVM and native executable know by the same names; the heap is far below the container's limit. */}}
{{- define "sluice.memory" -}}
-Xmx{{ .values.jvm.heap }} -Xmn{{ .values.jvm.young }} -XX:MaxDirectMemorySize=64m -XX:+ExitOnOutOfMemoryError
{{- end -}}

{{- define "sluice.jvm.env" -}}
{{- if not .root.Values.image.native }}
- name: JAVA_TOOL_OPTIONS
  value: {{ include "sluice.memory" . }} -XX:SurvivorRatio=2 -XX:+UseSerialGC --add-opens=java.base/java.lang=ALL-UNNAMED --enable-native-access=ALL-UNNAMED
{{- end }}
{{- end -}}

{{/* A native executable reads no JAVA_TOOL_OPTIONS. Without these its young generation would be a third of 45 % of the limit. */}}
{{- define "sluice.native.args" -}}
{{- if .root.Values.image.native -}}
args: {{ splitList " " (include "sluice.memory" .) | toJson }}
{{- end -}}
{{- end -}}

{{- define "sluice.container.mounts" -}}
- name: config
  mountPath: /etc/sluice/config
  readOnly: true
- name: tmp
  mountPath: /tmp
{{- if include "sluice.auth.keys" .root }}
- name: keys
  mountPath: /etc/sluice/keys
  readOnly: true
{{- end }}
{{ include "sluice.kafka.mounts" .root }}
{{- end -}}

{{- define "sluice.pod.volumes" -}}
- name: config
  configMap:
    name: {{ include "sluice.service.fullname" . }}
- name: tmp
  emptyDir:
    sizeLimit: 128Mi
{{- with include "sluice.auth.keys" .root }}
- name: keys
  secret:
    secretName: {{ . }}
    items:
      - key: keys
        path: keys
{{- end }}
{{ include "sluice.kafka.volumes" .root }}
{{- end -}}

{{/* application.properties of a service: its "config", then what the chart adds. Above the defaults of the jar (250), below the environment (300). */}}
{{- define "sluice.service.properties" -}}
config_ordinal=275
{{- range $role, $groups := .root.Values.auth.oidc.groups }}
sluice.security.groups.{{ $role }}={{ join "," $groups }}
{{- end }}
{{- range $key, $value := .values.config }}
{{ $key }}={{ include "sluice.plain" $value }}
{{- end }}
{{- with .extra }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Whole numbers reach a template as floats: 1000000, not 1e+06. */}}
{{- define "sluice.plain" -}}
{{- if kindIs "float64" . }}{{ if eq . (floor .) }}{{ int64 . }}{{ else }}{{ . }}{{ end }}{{ else }}{{ . }}{{ end -}}
{{- end -}}
