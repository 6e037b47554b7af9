package io.sluice.scoring.nativeimage;

import io.sluice.testbed.quarkus.RegisteredSettingsContract;

class RegisteredSettingsTest extends RegisteredSettingsContract {}
