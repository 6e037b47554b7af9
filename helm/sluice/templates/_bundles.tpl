{{/* Where bundles come from. They are files, not ConfigMaps: their hashes are checked, links are refused. */}}

{{- define "sluice.bundles.initContainers" -}}
{{- $bundles := .Values.bundles -}}
{{- if and (eq $bundles.source "image") (eq $bundles.image.mount "copy") -}}
initContainers:
  - name: bundles
    image: {{ include "sluice.bundles.image" . | quote }}
    imagePullPolicy: {{ .Values.image.pullPolicy }}
    command: [cp, -R, /bundles/., /target/]
    {{- include "sluice.container.security" . | nindent 4 }}
    resources: {{- include "sluice.bundles.resources" . | nindent 6 }}
    volumeMounts:
      - name: bundles
        mountPath: /target
{{- else if eq $bundles.source "download" -}}
initContainers:
  - name: bundles
    image: {{ .Values.image.tools | quote }}
    imagePullPolicy: {{ .Values.image.pullPolicy }}
    command:
      - sh
      - -euc
      - |
        curl --fail --silent --show-error --location --retry 5 --max-time 300 \
          {{- if $bundles.download.caSecret }}
          --cacert /etc/sluice/bundles-ca/ca.crt \
          {{- end }}
          --output /tmp/bundles.tar.gz "$URL"
        echo "$SHA256  /tmp/bundles.tar.gz" | sha256sum -c -
        tar -xzf /tmp/bundles.tar.gz -C /target
    env:
      - name: URL
        value: {{ $bundles.download.url | quote }}
      - name: SHA256
        value: {{ $bundles.download.sha256 | quote }}
    {{- include "sluice.container.security" . | nindent 4 }}
    resources: {{- include "sluice.bundles.resources" . | nindent 6 }}
    volumeMounts:
      - name: bundles
        mountPath: /target
      - name: tmp
        mountPath: /tmp
      {{- if $bundles.download.caSecret }}
      - name: bundles-ca
        mountPath: /etc/sluice/bundles-ca
        readOnly: true
      {{- end }}
{{- end -}}
{{- end -}}

{{- define "sluice.bundles.resources" -}}
requests: {cpu: 50m, memory: 32Mi}
limits: {cpu: 500m, memory: 64Mi}
{{- end -}}

{{- define "sluice.bundles.mounts" -}}
- name: bundles
  mountPath: /bundles
  readOnly: true
  {{- if and (eq .Values.bundles.source "claim") .Values.bundles.claim.subPath }}
  subPath: {{ .Values.bundles.claim.subPath | quote }}
  {{- end }}
{{- end -}}

{{/* An image volume shows the image's whole tree; subPath would need a newer Kubernetes. */}}
{{- define "sluice.bundles.root" -}}
/bundles{{ if and (eq .Values.bundles.source "image") (eq .Values.bundles.image.mount "volume") }}/bundles{{ end }}
{{- end -}}

{{- define "sluice.bundles.volumes" -}}
- name: bundles
  {{- if eq .Values.bundles.source "claim" }}
  persistentVolumeClaim:
    claimName: {{ .Values.bundles.claim.name }}
    readOnly: true
  {{- else if and (eq .Values.bundles.source "image") (eq .Values.bundles.image.mount "volume") }}
  image:
    reference: {{ include "sluice.bundles.image" . | quote }}
    pullPolicy: {{ .Values.image.pullPolicy }}
  {{- else }}
  emptyDir:
    sizeLimit: 512Mi
  {{- end }}
{{- if and (eq .Values.bundles.source "download") .Values.bundles.download.caSecret }}
- name: bundles-ca
  secret:
    secretName: {{ .Values.bundles.download.caSecret }}
{{- end }}
{{- end -}}
