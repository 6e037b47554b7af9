/**
 * What every service refuses at its start. A feature contributes a {@code SettingsCheck}; {@code
 * SettingsGuard} asks all of them before anything else and ends the start with all that they found
 * ({@code Faults}), as a {@code StartEndedException} does for any other reason. {@code StartOrder}
 * says what comes when; {@code EnvironmentCheck} and {@code SluiceSettings} know settings that
 * nobody knows.
 */
@NullMarked
package io.sluice.platform.startup;

import org.jspecify.annotations.NullMarked;
