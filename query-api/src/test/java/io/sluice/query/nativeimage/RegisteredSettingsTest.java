package io.sluice.query.nativeimage;

import io.sluice.testbed.quarkus.RegisteredSettingsContract;

class RegisteredSettingsTest extends RegisteredSettingsContract {}
