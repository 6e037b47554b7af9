{{/* What values.schema.json cannot say: values that contradict each other, and a cluster that lacks what they need. */}}

{{- define "sluice.validate" -}}
{{- include "sluice.validate.kafka" . -}}
{{- include "sluice.validate.postgres" . -}}
{{- include "sluice.validate.datasource" . -}}
{{- include "sluice.validate.console" . -}}
{{- include "sluice.validate.bundles" . -}}
{{- include "sluice.validate.store" . -}}
{{- include "sluice.validate.training" . -}}
{{- include "sluice.validate.access" . -}}
{{- include "sluice.validate.peers" . -}}
{{- include "sluice.validate.topics" . -}}
{{- if .Values.autoscaling.enabled -}}
{{- include "sluice.validate.scaling" (dict "root" . "name" "scoring" "topics" (list "sensor-readings")) -}}
{{- include "sluice.validate.scaling" (dict "root" . "name" "alert" "topics" (list "anomaly-scores")) -}}
{{- include "sluice.validate.scaling" (dict "root" . "name" "query" "topics" (list "sensor-readings" "anomaly-scores" "alerts")) -}}
{{- end -}}
{{- include "sluice.validate.operators" . -}}
{{- end -}}

{{- define "sluice.validate.kafka" -}}
{{- $kafka := .Values.kafka -}}
{{- if and $kafka.strimzi.enabled $kafka.external.enabled -}}
{{- fail "Both kinds of Kafka are chosen: set kafka.strimzi.enabled or kafka.external.enabled to false." -}}
{{- end -}}
{{- if not (or $kafka.strimzi.enabled $kafka.external.enabled) -}}
{{- fail "No Kafka is chosen: set kafka.strimzi.enabled or kafka.external.enabled to true." -}}
{{- end -}}
{{- if $kafka.external.enabled -}}
{{- if not $kafka.external.bootstrapServers -}}
{{- fail "kafka.external.bootstrapServers is empty: give host:port of at least one broker." -}}
{{- end -}}
{{- if include "sluice.kafka.sasl" . -}}
{{- range $user := list "ingest" "scoring" "alert" "query" -}}
{{- if not (get $kafka.external.sasl.secrets $user | default $kafka.external.sasl.secret) -}}
{{- fail (printf "kafka.external.securityProtocol is %s, but %s has no credentials: name a Secret in kafka.external.sasl.secret or kafka.external.sasl.secrets.%s." $kafka.external.securityProtocol $user $user) -}}
{{- end -}}
{{- end -}}
{{- if and .Values.console.enabled (not ($kafka.external.sasl.secrets.console | default $kafka.external.sasl.secret)) -}}
{{- fail "console.enabled is true, but it has no credentials for Kafka: name a Secret in kafka.external.sasl.secrets.console, of a user that may read and do nothing else." -}}
{{- end -}}
{{- if and .Values.autoscaling.enabled (not ($kafka.external.sasl.secrets.keda | default $kafka.external.sasl.secret)) -}}
{{- fail "autoscaling.enabled is true, but KEDA has no credentials for Kafka: name a Secret in kafka.external.sasl.secrets.keda." -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if lt (int (get $kafka.topics "drift-state").partitions) (int (get $kafka.topics "sensor-readings").partitions) -}}
{{- fail (printf "kafka.topics.drift-state.partitions (%d) is less than kafka.topics.sensor-readings.partitions (%d): what is counted of a partition is stored in the one of the same number." (int (get $kafka.topics "drift-state").partitions) (int (get $kafka.topics "sensor-readings").partitions)) -}}
{{- end -}}
{{- if lt (int (get $kafka.topics "scoring-state").partitions) (int (get $kafka.topics "sensor-readings").partitions) -}}
{{- fail (printf "kafka.topics.scoring-state.partitions (%d) is less than kafka.topics.sensor-readings.partitions (%d): what is learnt from a partition is stored in the one of the same number." (int (get $kafka.topics "scoring-state").partitions) (int (get $kafka.topics "sensor-readings").partitions)) -}}
{{- end -}}
{{- if gt (int $kafka.minInSyncReplicas) (int $kafka.replication) -}}
{{- fail (printf "kafka.minInSyncReplicas (%d) is more than kafka.replication (%d): nothing could be written." (int $kafka.minInSyncReplicas) (int $kafka.replication)) -}}
{{- end -}}
{{- if and $kafka.strimzi.enabled $kafka.strimzi.createCluster (gt (int $kafka.replication) (int $kafka.strimzi.brokers.replicas)) -}}
{{- fail (printf "kafka.replication (%d) is more than kafka.strimzi.brokers.replicas (%d): topics could not be created." (int $kafka.replication) (int $kafka.strimzi.brokers.replicas)) -}}
{{- end -}}
{{- end -}}

{{- define "sluice.validate.postgres" -}}
{{- $postgres := .Values.postgres -}}
{{- if and $postgres.cnpg.enabled $postgres.external.enabled -}}
{{- fail "Both kinds of Postgres are chosen: set postgres.cnpg.enabled or postgres.external.enabled to false." -}}
{{- end -}}
{{- if not (or $postgres.cnpg.enabled $postgres.external.enabled) -}}
{{- fail "No Postgres is chosen: set postgres.cnpg.enabled or postgres.external.enabled to true." -}}
{{- end -}}
{{- if $postgres.external.enabled -}}
{{- if not $postgres.external.host -}}
{{- fail "postgres.external.host is empty: give the name of the server." -}}
{{- end -}}
{{- if not $postgres.external.secret -}}
{{- fail "postgres.external.secret is empty: name a Secret with the keys username and password." -}}
{{- end -}}
{{- if and (hasPrefix "verify" $postgres.external.sslMode) (not $postgres.external.caSecret) -}}
{{- fail (printf "postgres.external.sslMode is %s, but postgres.external.caSecret is empty: name a Secret with the server's CA, or set sslMode to require." $postgres.external.sslMode) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "sluice.validate.console" -}}
{{- if and .Values.console.enabled (not .Values.console.secret) -}}
{{- fail "console.enabled is true, but console.secret is empty: name a Secret with the keys username and password, by which people log in to the console." -}}
{{- end -}}
{{- end -}}

{{- define "sluice.validate.datasource" -}}
{{- $source := .Values.monitoring.datasource -}}
{{- if and .Values.monitoring.enabled $source.enabled .Values.postgres.cnpg.enabled .Values.postgres.cnpg.create (not $source.secret) -}}
{{- fail "monitoring.datasource.enabled is true, but monitoring.datasource.secret is empty: name a Secret of the type kubernetes.io/basic-auth with the username sluice_boards and a password." -}}
{{- end -}}
{{- end -}}

{{- define "sluice.validate.bundles" -}}
{{- $bundles := .Values.bundles -}}
{{- if and (eq $bundles.source "image") (not $bundles.image.reference) -}}
{{- fail "No bundle: bundles.source is image, but bundles.image.reference is empty." -}}
{{- end -}}
{{- if and (eq $bundles.source "image") (eq $bundles.image.mount "volume") (not $bundles.image.volumeGate) (semverCompare "<1.35-0" .Capabilities.KubeVersion.Version) -}}
{{- fail (printf "bundles.image.mount is volume, but Kubernetes %s drops image volumes without a word unless its feature gate ImageVolume is on: choose copy, upgrade to 1.35, or set bundles.image.volumeGate to true if the gate is on." .Capabilities.KubeVersion.Version) -}}
{{- end -}}
{{- if and (eq $bundles.source "claim") (not $bundles.claim.name) -}}
{{- fail "No bundle: bundles.source is claim, but bundles.claim.name is empty." -}}
{{- end -}}
{{- if and (eq $bundles.source "download") (not (and $bundles.download.url $bundles.download.sha256)) -}}
{{- fail "No bundle: bundles.source is download, so bundles.download.url and bundles.download.sha256 are both needed." -}}
{{- end -}}
{{- end -}}

{{- define "sluice.validate.access" -}}
{{- with .Values.auth.oidc -}}
{{- if and .issuer (has (trim .audience) (list "" "any")) -}}
{{- fail "auth.oidc.issuer is set, but a token of any of its clients would do: give auth.oidc.audience, the audience of tokens that are meant for Sluice." -}}
{{- end -}}
{{- if and .login.clientId (not .issuer) -}}
{{- fail "auth.oidc.login.clientId is set, but there is no issuer to log in at: give auth.oidc.issuer." -}}
{{- end -}}
{{- if and .login.clientId (not .login.secret) -}}
{{- fail "auth.oidc.login.clientId is set, but auth.oidc.login.secret is empty: name a Secret with the keys session-secret and, unless the client is public, client-secret." -}}
{{- end -}}
{{- end -}}
{{- if not .Values.auth.enabled -}}
{{- if .Values.ingress.enabled -}}
{{- fail "auth.enabled is false together with ingress.enabled: everyone could read the plant and send alarms; enable auth or drop the Ingress." -}}
{{- end -}}
{{- if .Values.httpRoute.enabled -}}
{{- fail "auth.enabled is false together with httpRoute.enabled: everyone could read the plant and send alarms; enable auth or drop the HTTPRoute." -}}
{{- end -}}
{{- range list "ingest" "scoring" "alert" "query" -}}
{{- if ne (get $.Values .).service.type "ClusterIP" -}}
{{- fail (printf "auth.enabled is false together with %s.service.type %s: everyone could use it; enable auth or set the type to ClusterIP." . (get $.Values .).service.type) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if and .Values.networkPolicy.enabled (not .Values.networkPolicy.clients) -}}
{{- $doors := list -}}
{{- if .Values.ingress.enabled -}}{{- $doors = append $doors "ingress.enabled is true" -}}{{- end -}}
{{- if .Values.httpRoute.enabled -}}{{- $doors = append $doors "httpRoute.enabled is true" -}}{{- end -}}
{{- range list "ingest" "scoring" "alert" "query" -}}
{{- if ne (get $.Values .).service.type "ClusterIP" -}}
{{- $doors = append $doors (printf "%s.service.type is %s" . (get $.Values .).service.type) -}}
{{- end -}}
{{- end -}}
{{- if $doors -}}
{{- fail (printf "%s, but networkPolicy.clients is empty: whoever comes that way would wait in vain; name the pods, namespaces or addresses of the controller or load balancer there." (first $doors)) -}}
{{- end -}}
{{- end -}}
{{- if and .Values.ingress.enabled (not .Values.ingress.host) -}}
{{- fail "ingress.enabled is true, but ingress.host is empty: name the host of the control room and the API." -}}
{{- end -}}
{{- if and .Values.ingress.enabled (eq .Values.ingress.host .Values.ingress.ingestHost) -}}
{{- fail "ingress.host and ingress.ingestHost are the same: readings are posted and read under one path, so that each needs a host of its own (an HTTPRoute does not)." -}}
{{- end -}}
{{- if and .Values.httpRoute.enabled (not .Values.httpRoute.gateway.name) -}}
{{- fail "httpRoute.enabled is true, but httpRoute.gateway.name is empty: name the Gateway to attach to." -}}
{{- end -}}
{{- end -}}

{{/* A rule that names nobody allows everybody. */}}
{{- define "sluice.validate.peers" -}}
{{- if .Values.networkPolicy.enabled -}}
{{- $kafka := .Values.kafka.external -}}
{{- if and $kafka.enabled (not $kafka.cidrs) (not $kafka.peers) -}}
{{- fail "kafka.external.cidrs and kafka.external.peers are both empty: say where the brokers are, by addresses or by pods." -}}
{{- end -}}
{{- $postgres := .Values.postgres.external -}}
{{- if and $postgres.enabled (not $postgres.cidrs) (not $postgres.peers) -}}
{{- fail "postgres.external.cidrs and postgres.external.peers are both empty: say where the server is, by addresses or by pods." -}}
{{- end -}}
{{- if and .Values.auth.enabled .Values.auth.oidc.issuer (not .Values.networkPolicy.oidcCidrs) (not .Values.networkPolicy.oidcPeers) -}}
{{- fail "networkPolicy.oidcCidrs and networkPolicy.oidcPeers are both empty: say where auth.oidc.issuer is, by addresses or by pods." -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "sluice.validate.topics" -}}
{{- $scores := int (get .Values.kafka.topics "anomaly-scores").partitions -}}
{{- $commands := int (get .Values.kafka.topics "incident-commands").partitions -}}
{{- if ne $scores $commands -}}
{{- fail (printf "kafka.topics.incident-commands.partitions is %d, but kafka.topics.anomaly-scores.partitions is %d: scores and commands of an asset must meet, so give both the same number." $commands $scores) -}}
{{- end -}}
{{- $readings := int (get .Values.kafka.topics "sensor-readings").partitions -}}
{{- if ne $readings $commands -}}
{{- fail (printf "kafka.topics.incident-commands.partitions is %d, but kafka.topics.sensor-readings.partitions is %d: what people say of the tags of an asset has to meet its readings, so give both the same number." $commands $readings) -}}
{{- end -}}
{{- end -}}

{{- define "sluice.validate.scaling" -}}
{{- $scaling := (get .root.Values .name).autoscaling -}}
{{- if gt (int $scaling.minReplicas) (int $scaling.maxReplicas) -}}
{{- fail (printf "%s.autoscaling.minReplicas (%d) is more than maxReplicas (%d)." .name (int $scaling.minReplicas) (int $scaling.maxReplicas)) -}}
{{- end -}}
{{- $most := 0 -}}
{{- $widest := "" -}}
{{- range .topics -}}
{{- $partitions := int (get $.root.Values.kafka.topics .).partitions -}}
{{- if gt $partitions $most -}}
{{- $most = $partitions -}}
{{- $widest = . -}}
{{- end -}}
{{- end -}}
{{- if gt (int $scaling.maxReplicas) $most -}}
{{- fail (printf "%s.autoscaling.maxReplicas (%d) is more than the %d partitions of %s: the rest would be idle; lower it or raise kafka.topics.%s.partitions." .name (int $scaling.maxReplicas) $most $widest $widest) -}}
{{- end -}}
{{- end -}}

{{- define "sluice.validate.operators" -}}
{{- $asked := or (eq .Values.operators.check "always") (and (eq .Values.operators.check "auto") (include "sluice.connected" .)) -}}
{{- if $asked -}}
{{- $needs := list
  (list (and .Values.kafka.strimzi.enabled (or .Values.kafka.strimzi.createCluster .Values.kafka.strimzi.createTopics .Values.kafka.strimzi.createUsers)) "kafka.strimzi.io/v1/Kafka" "Strimzi 1.x" "choose kafka.external")
  (list (and .Values.postgres.cnpg.enabled .Values.postgres.cnpg.create) "postgresql.cnpg.io/v1/Cluster" "CloudNativePG" "choose postgres.external")
  (list .Values.autoscaling.enabled "keda.sh/v1alpha1/ScaledObject" "KEDA 2.x" "set autoscaling.enabled to false")
  (list .Values.monitoring.enabled "monitoring.coreos.com/v1/PodMonitor" "the Prometheus operator" "set monitoring.enabled to false")
  (list .Values.httpRoute.enabled "gateway.networking.k8s.io/v1/HTTPRoute" "the Gateway API" "set httpRoute.enabled to false")
-}}
{{- range $needs -}}
{{- if and (index . 0) (not ($.Capabilities.APIVersions.Has (index . 1))) -}}
{{- fail (printf "The cluster does not know %s: install %s first (see k8s/), or %s." (index . 1) (index . 2) (index . 3)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
