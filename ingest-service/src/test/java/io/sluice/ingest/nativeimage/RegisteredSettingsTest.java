package io.sluice.ingest.nativeimage;

import io.sluice.testbed.quarkus.RegisteredSettingsContract;

class RegisteredSettingsTest extends RegisteredSettingsContract {}
