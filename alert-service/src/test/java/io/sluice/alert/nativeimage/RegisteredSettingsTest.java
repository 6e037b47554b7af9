package io.sluice.alert.nativeimage;

import io.sluice.testbed.quarkus.RegisteredSettingsContract;

class RegisteredSettingsTest extends RegisteredSettingsContract {}
