{{/* How services, migrations and KEDA reach Kafka: one that Strimzi runs beside us, or one that is there. */}}

{{- define "sluice.kafka.cluster" -}}
{{ .Values.kafka.strimzi.clusterName | default (include "sluice.fullname" .) }}
{{- end -}}

{{- define "sluice.kafka.bootstrap" -}}
{{- if .Values.kafka.strimzi.enabled -}}
{{ include "sluice.kafka.cluster" . }}-kafka-bootstrap.{{ .Release.Namespace }}.svc:9093
{{- else -}}
{{ .Values.kafka.external.bootstrapServers }}
{{- end -}}
{{- end -}}

{{- define "sluice.kafka.protocol" -}}
{{ .Values.kafka.strimzi.enabled | ternary "SASL_SSL" .Values.kafka.external.securityProtocol }}
{{- end -}}

{{- define "sluice.kafka.sasl" -}}
{{- if hasPrefix "SASL" (include "sluice.kafka.protocol" .) }}yes{{ end -}}
{{- end -}}

{{- define "sluice.kafka.tls" -}}
{{- if hasSuffix "SSL" (include "sluice.kafka.protocol" .) }}yes{{ end -}}
{{- end -}}

{{- define "sluice.kafka.mechanism" -}}
{{ .Values.kafka.strimzi.enabled | ternary "SCRAM-SHA-512" .Values.kafka.external.sasl.mechanism }}
{{- end -}}

{{/* Secret with the broker's CA; empty if the system's authorities are trusted. */}}
{{- define "sluice.kafka.caSecret" -}}
{{- if .Values.kafka.strimzi.enabled -}}
{{ include "sluice.kafka.cluster" . }}-cluster-ca-cert
{{- else if include "sluice.kafka.tls" . -}}
{{ .Values.kafka.external.caSecret }}
{{- end -}}
{{- end -}}

{{- define "sluice.kafka.caKey" -}}
{{ .Values.kafka.strimzi.enabled | ternary "ca.crt" .Values.kafka.external.caKey }}
{{- end -}}

{{/* Secret with a user's credentials: dict "root" $ "user" ingest|scoring|alert|query|keda "name" <component> */}}
{{- define "sluice.kafka.userSecret" -}}
{{- if .root.Values.kafka.strimzi.enabled -}}
{{ include "sluice.fullname" .root }}-{{ .name }}
{{- else -}}
{{ get .root.Values.kafka.external.sasl.secrets .user | default .root.Values.kafka.external.sasl.secret }}
{{- end -}}
{{- end -}}

{{- define "sluice.kafka.env" -}}
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ include "sluice.kafka.bootstrap" .root | quote }}
- name: KAFKA_SECURITY_PROTOCOL
  value: {{ include "sluice.kafka.protocol" .root }}
{{- if include "sluice.kafka.sasl" .root }}
- name: KAFKA_SASL_MECHANISM
  value: {{ include "sluice.kafka.mechanism" .root }}
- name: KAFKA_SASL_JAAS_CONFIG
  valueFrom:
    secretKeyRef:
      name: {{ include "sluice.kafka.userSecret" . }}
      key: sasl.jaas.config
{{- end }}
{{- if include "sluice.kafka.caSecret" .root }}
- name: KAFKA_SSL_TRUSTSTORE_TYPE
  value: PEM
- name: KAFKA_SSL_TRUSTSTORE_LOCATION
  value: /etc/sluice/kafka-ca/ca.crt
{{- end }}
{{- with .root.Values.kafka.prefix }}
- name: SLUICE_KAFKA_PREFIX
  value: {{ . | quote }}
{{- end }}
{{- end -}}

{{- define "sluice.kafka.mounts" -}}
{{- if include "sluice.kafka.caSecret" . -}}
- name: kafka-ca
  mountPath: /etc/sluice/kafka-ca
  readOnly: true
{{- end -}}
{{- end -}}

{{- define "sluice.kafka.volumes" -}}
{{- with include "sluice.kafka.caSecret" . -}}
- name: kafka-ca
  secret:
    secretName: {{ . }}
    items:
      - key: {{ include "sluice.kafka.caKey" $ }}
        path: ca.crt
{{- end -}}
{{- end -}}

{{/* A retention like 7d in milliseconds. */}}
{{- define "sluice.milliseconds" -}}
{{- $unit := dict "m" 60000 "h" 3600000 "d" 86400000 -}}
{{ mul (trimSuffix (substr (int (sub (len .) 1)) (len .) .) . | int64) (get $unit (substr (int (sub (len .) 1)) (len .) .)) }}
{{- end -}}

{{/* A trigger on the lag of one group on one topic: dict "root" $ "group" "..." "topic" "..." "lagThreshold" n */}}
{{- define "sluice.kafka.trigger" -}}
- type: kafka
  name: {{ .topic }}
  metadata:
    bootstrapServers: {{ include "sluice.kafka.bootstrap" .root | quote }}
    consumerGroup: {{ .root.Values.kafka.prefix }}{{ .group }}
    topic: {{ .root.Values.kafka.prefix }}{{ .topic }}
    lagThreshold: {{ .lagThreshold | quote }}
    activationLagThreshold: "0"
    offsetResetPolicy: earliest
    allowIdleConsumers: "false"
    excludePersistentLag: "true"
    scaleToZeroOnInvalidOffset: "false"
    {{- if include "sluice.kafka.sasl" .root }}
    sasl: {{ get (dict "SCRAM-SHA-512" "scram_sha512" "SCRAM-SHA-256" "scram_sha256" "PLAIN" "plaintext") (include "sluice.kafka.mechanism" .root) }}
    {{- end }}
    {{- if include "sluice.kafka.tls" .root }}
    tls: enable
    {{- end }}
  {{- if include "sluice.keda.authentication" .root }}
  authenticationRef:
    name: {{ include "sluice.keda.authentication" .root }}
  {{- end }}
{{- end -}}

{{/* Name of the TriggerAuthentication, empty if there is nothing to prove. */}}
{{- define "sluice.keda.authentication" -}}
{{- if or (include "sluice.kafka.sasl" .) (include "sluice.kafka.caSecret" .) -}}
{{ include "sluice.fullname" . }}-kafka
{{- end -}}
{{- end -}}

{{/* The part of a ScaledObject that all have: dict with root, name, values and triggers as text. */}}
{{- define "sluice.keda.scaledObject" -}}
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  {{- include "sluice.service.metadata" . | nindent 2 }}
spec:
  scaleTargetRef:
    name: {{ include "sluice.service.fullname" . }}
  pollingInterval: {{ .root.Values.autoscaling.pollingInterval }}
  minReplicaCount: {{ .values.autoscaling.minReplicas }}
  maxReplicaCount: {{ .values.autoscaling.maxReplicas }}
  {{- /* An error of a trigger must not scale work away. A Kafka out of reach is none to KEDA 2.18: replicas stay as they are then. */}}
  fallback:
    failureThreshold: 4
    replicas: {{ .values.autoscaling.maxReplicas }}
  advanced:
    restoreToOriginalReplicaCount: false
    horizontalPodAutoscalerConfig:
      {{- /* Each change moves partitions and rebuilds windows: up quickly, down slowly. */}}
      behavior:
        scaleUp:
          stabilizationWindowSeconds: 30
          policies:
            - {type: Pods, value: 2, periodSeconds: 60}
        scaleDown:
          stabilizationWindowSeconds: {{ .root.Values.autoscaling.scaleDownStabilizationSeconds }}
          policies:
            - {type: Pods, value: 1, periodSeconds: 120}
  triggers:
{{- end -}}
